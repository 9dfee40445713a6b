"""The languages of a copy: what its pages say they are in, and whose words stand on them."""
