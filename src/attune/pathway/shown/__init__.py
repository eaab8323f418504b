"""An edition or a draft as every face takes it, with its services as they are today."""
