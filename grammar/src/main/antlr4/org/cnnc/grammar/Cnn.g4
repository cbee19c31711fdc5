// Newline-insensitive: no statement begins with '(', '[' or an operator, so statements need no terminator.
grammar Cnn;

file         : (importDecl | constDecl | functionDecl | blockDecl | modelDecl | trainDecl)* EOF ;

importDecl   : 'import' STRING ;
constDecl    : 'const' id '=' value ;
functionDecl : 'function' id '(' param (',' param)* ','? ')' '=' value ;
blockDecl    : 'block' id params '(' id (',' id)* ')' '{' stmt* '}' ;
modelDecl    : 'model' id params? '{' stmt* '}' ;
trainDecl    : 'train' id 'for' id args? '{' trainStmt* '}' ;

params       : '(' (param (',' param)* ','?)? ')' ;
param        : id (':' id)? ('=' value)? ;                                   // filters: int = 32

stmt         : 'input' id ':' tensorType                                     # inputStmt
             | 'output' id? '=' tensor ('labels' labelSource)?               # outputStmt
             | 'return' tensor                                               # returnStmt
             | 'expose' id 'as' id                                           # exposeStmt
             | 'require' value                                               # requireStmt
             | 'let' id '=' value                                            # letStmt
             | 'for' id 'in' value body                                      # forStmt
             | 'repeat' value body                                           # repeatStmt
             | 'if' value body ('else' 'if' value body)* ('else' body)?      # ifStmt
             | id (',' id)* '=' tensor                                       # assignStmt
             | call tensors?                                                 # layerStmt
             ;
body         : '{' stmt* '}' ;
tensorType   : id '[' value (',' value)* ','? ']' ;                          // uint8[28, 28, 1]
labelSource  : '[' (value (',' value)* ','?)? ']' | id ;

tensor       : call tensors?                                                 # layerTensor    // Conv2D(32, 3)(x)
             | '[' tensor (',' tensor)* ','? ']'                             # tensorList     // [a, b]
             | id                                                            # namedTensor
             ;
tensors      : '(' tensor (',' tensor)* ','? ')' ;
call         : id args ;
args         : '(' (arg (',' arg)* ','?)? ')' ;
arg          : (id '=')? (mapLiteral | value) ;
mapLiteral   : '{' (value ':' value (',' value ':' value)* ','?)? '}' ;

trainStmt    : 'data' id (',' id)* '=' call                                  # dataStmt
             | 'let' id '=' value                                            # trainLet
             | call                                                          # trainCall      // compile fit evaluate
             ;

value        : conjunction ('or' conjunction)* ;
conjunction  : negation ('and' negation)* ;
negation     : 'not' negation | comparison ;
comparison   : sum (('<' | '<=' | '>' | '>=' | '==' | '!=') sum)? ;
sum          : <assoc=right> sum '**' sum                                    # power
             | ('-' | '+') sum                                               # sign           // -x**2 is -(x**2)
             | sum ('*' | '/' | '//' | '%') sum                              # product
             | sum ('+' | '-') sum                                           # addition
             | atom                                                          # single
             ;
atom         : INT | FLOAT | STRING
             | 'true' | 'True' | 'false' | 'False' | 'none' | 'None'
             | call
             | id
             | '(' value (',' (value (',' value)* ','?)?)? ')'               // a group, or a tuple if there is a comma
             | '[' (value (',' value)* ','?)? ']'                            // list
             ;
id           : ID | 'train' | 'data' | 'input' | 'labels' | 'as' | 'import' | 'model' | 'block' | 'function' | 'expose' ;

INT          : [0-9] [0-9_]* ;
FLOAT        : [0-9] [0-9_]* '.' [0-9]* EXP? | '.' [0-9]+ EXP? | [0-9]+ EXP ;
fragment EXP : [eE] [+-]? [0-9]+ ;
STRING       : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' | '\'' (~['\\\r\n] | '\\' ~[\r\n])* '\'' ;
UNCLOSED     : '"' (~["\\\r\n] | '\\' ~[\r\n])* | '\'' (~['\\\r\n] | '\\' ~[\r\n])* ;     // always a syntax error: unclosed-string
ID           : [\p{L}_] [\p{L}\p{N}_]* ;
COMMENT      : '#' ~[\r\n]* -> channel(HIDDEN) ;
WS           : [ \t\r\n\uFEFF]+ -> channel(HIDDEN) ;
UNKNOWN      : . ;                                                           // always a syntax error: unexpected-character
