"""Where postcodes are: points on the map for distances."""
