lot_urls = []
product_urls = []

urlpatterns = [*lot_urls, *product_urls]
