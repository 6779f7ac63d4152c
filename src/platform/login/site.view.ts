export class DemoPersonView {
  key!: string;
  name!: string;
  post!: string;
  postName!: string;
  community!: string;
  says!: string;
}

export class SiteView {
  name!: string;
  demo!: boolean;
  version!: string;
  demoPeople?: DemoPersonView[];
}

export class DemoCodeView {
  code!: string;
  secondsLeft!: number;
}
