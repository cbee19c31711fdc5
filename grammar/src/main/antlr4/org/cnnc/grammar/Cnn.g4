grammar Cnn;
file : EOF ;
