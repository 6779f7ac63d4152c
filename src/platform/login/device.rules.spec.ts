import { deviceOf, networkOf } from './device.rules';

it.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Safari/605.1 MicroMessenger/8.0', 'iPhone · 微信'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/147.0 Safari/537.36 Edg/147.0', 'Windows 电脑 · Edge'],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/147.0 Mobile Safari/537.36', '安卓设备 · Chrome'],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Linux 电脑 · Firefox',
  ],
  ['curl/8.0', '其他设备 · 其他程序'],
  [undefined, '其他设备 · 其他程序'],
])('names the device of %p', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:DB8:aa:1::1', '2001:db8:aa::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['::1', '0:0:0::/48'],
  ['', 'unknown'],
  [undefined, 'unknown'],
])('the network of %p is %p', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
