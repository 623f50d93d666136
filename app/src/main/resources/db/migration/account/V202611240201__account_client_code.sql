create sequence account.client_code;
