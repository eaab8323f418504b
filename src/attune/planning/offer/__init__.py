"""Need beside offer: the directory's gap matrix with families in need laid beside it."""
