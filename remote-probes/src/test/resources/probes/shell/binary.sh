printf 'caf\303 \377\376\000end'
