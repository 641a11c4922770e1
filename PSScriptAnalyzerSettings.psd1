@{
    # Every rule: those that are off unless asked for are switched on below.
    IncludeDefaultRules = $true
    Severity            = 'Error', 'Warning', 'Information'
    Rules               = @{
        PSAlignAssignmentStatement                = @{ Enable = $true; CheckHashtable = $true }
        PSAvoidExclaimOperator                    = @{ Enable = $true }
        PSAvoidLongLines                          = @{ Enable = $true; MaximumLineLength = 120 }
        PSAvoidSemicolonsAsLineTerminators        = @{ Enable = $true }
        PSAvoidUsingDoubleQuotesForConstantString = @{ Enable = $true }
        PSAvoidUsingPositionalParameters          = @{ Enable = $true }
        PSPlaceCloseBrace                         = @{ Enable = $true; NewLineAfter = $true }
        PSPlaceOpenBrace                          = @{ Enable = $true; OnSameLine = $true; IgnoreOneLineBlock = $true }
        PSProvideCommentHelp                      = @{ Enable = $true; ExportedOnly = $false; Placement = 'before' }
        PSUseCompatibleSyntax                     = @{ Enable = $true; TargetVersions = '5.1', '7.4', '7.6' }
        PSUseConsistentIndentation                = @{ Enable = $true; IndentationSize = 4; Kind = 'space' }
        PSUseConsistentParameterSetName           = @{ Enable = $true }
        PSUseConsistentParametersKind             = @{ Enable = $true; ParametersKind = 'ParamBlock' }
        PSUseConsistentWhitespace                 = @{
            Enable                                  = $true
            CheckInnerBrace                         = $true
            CheckOpenBrace                          = $true
            CheckOpenParen                          = $true
            CheckOperator                           = $true
            CheckParameter                          = $true
            CheckPipe                               = $true
            CheckPipeForRedundantWhitespace         = $true
            CheckSeparator                          = $true
            IgnoreAssignmentOperatorInsideHashTable = $true
        }
        PSUseConstrainedLanguageMode              = @{ Enable = $true }
        PSUseCorrectCasing                        = @{
            Enable        = $true
            CheckCommands = $true
            CheckKeyword  = $true
            CheckOperator = $true
        }
        PSUseSingularNouns                        = @{ Enable = $true }
    }
}
