// The page is filled by its owner.
export {};
