// Addresses of files that the build makes, from where this module stands.
declare module "shape:*" {
  const address: string;
  export default address;
}
declare module "worker:*" {
  const address: string;
  export default address;
}
