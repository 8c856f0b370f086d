@setlocal DisableDelayedExpansion
@rem What splunkd starts on Windows once local\commands.conf says: filename = vpsbeacon.cmd
@rem The same as vpsbeacon.sh, which gives the reasons for the flags. Each line starts with an at sign,
@rem or cmd would print it to stdout, which belongs to the protocol; so there are no labels here.
@rem The first line is not a remark, because AppInspect takes a file that starts so for a Windows component.
@rem
@set "JAVA_TOOL_OPTIONS="
@set "_JAVA_OPTIONS="
@set "JDK_JAVA_OPTIONS="
@rem
@rem VPSBEACON_JAVA_HOME, else java_home in vpsbeacon.conf, else JAVA_HOME, else the PATH.
@set "home=%VPSBEACON_JAVA_HOME%"
@set "setting="
@set "run_on_peers="
@set "memory_mb="
@if exist "%~dp0..\default\vpsbeacon.conf" @for /f "usebackq tokens=1,* delims== " %%k in ("%~dp0..\default\vpsbeacon.conf") do @(if "%%k"=="java_home" set "setting=%%l") & @(if "%%k"=="run_on_peers" set "run_on_peers=%%l") & @(if "%%k"=="memory_mb" set "memory_mb=%%l")
@if exist "%~dp0..\local\vpsbeacon.conf" @for /f "usebackq tokens=1,* delims== " %%k in ("%~dp0..\local\vpsbeacon.conf") do @(if "%%k"=="java_home" set "setting=%%l") & @(if "%%k"=="run_on_peers" set "run_on_peers=%%l") & @(if "%%k"=="memory_mb" set "memory_mb=%%l")
@if not defined home @set "home=%setting%"
@if not defined home @if exist "%JAVA_HOME%\bin\java.exe" @set "home=%JAVA_HOME%"
@set "java="
@if defined home @set "java=%home%\bin\java.exe"
@if not defined java @for %%j in (java.exe) do @set "java=%%~$PATH:j"
@rem
@rem Its version is in the file beside its bin\; a shim without that file is asked.
@set "version=0"
@set "release=%java%\..\..\release"
@if defined java @if exist "%release%" @for /f "usebackq tokens=1,2 delims==" %%k in ("%release%") do @if "%%k"=="JAVA_VERSION" @for /f "tokens=1 delims=.+-" %%v in ("%%~l") do @set "version=%%v"
@if "%version%"=="0" @if exist "%java%" @for /f "tokens=3" %%t in ('call "%java%" -version 2^>^&1 ^<nul ^| findstr /c:"version"') do @for /f "tokens=1 delims=.+-" %%v in ("%%~t") do @set "version=%%v"
@rem
@rem None, or an old one: the prepared answer to the getinfo request, then whatever splunkd still writes.
@if %version% lss 17 @type "%~dp0no-java.txt" & more >nul 2>nul & exit /b 0
@rem The same where the jar is missing, which a JVM would tell nobody but search.log.
@if not exist "%~dp0vpsbeacon.jar" @type "%~dp0no-jar.txt" & more >nul 2>nul & exit /b 0
@rem
@rem memory_mb is a whole number from 256 to 30000; all but 96 of them are for the heap,
@rem or but 116 where it is less than 384: there more code is compiled.
@if not defined memory_mb @set "memory_mb=384"
@set "wrong="
@for /f "delims=0123456789" %%m in ("%memory_mb%") do @set "wrong=1"
@if "%memory_mb:~0,1%"=="0" @set "wrong=1"
@if not "%memory_mb:~5%"=="" @set "wrong=1"
@if not defined wrong @if %memory_mb% lss 256 @set "wrong=1"
@if not defined wrong @if %memory_mb% gtr 30000 @set "wrong=1"
@if defined wrong @type "%~dp0bad-memory.txt" & more >nul 2>nul & exit /b 0
@set /a "heap=memory_mb-96"
@if %memory_mb% lss 384 @set /a "heap=memory_mb-116"
@rem
@rem A class path ends at a semicolon, which the path of a folder may hold.
@cd /d "%~dp0"
@"%java%" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -Xmx%heap%m -Xmn32m -XX:PretenureSizeThreshold=1m -Xshare:auto -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -XX:-AOTReplayTraining -XX:-UsePerfData -XX:-C1ProfileBranches -XX:-C1ProfileCheckcasts -XX:-C1ProfileCalls -XX:-C1ProfileInlinedCalls -XX:-C1ProfileVirtualCalls -XX:-ProfileInterpreter -XX:-UseProfiledLoopPredicate -XX:MaxTrivialSize=35 -XX:MinInlineFrequencyRatio=0 -XX:Tier3InvocationThreshold=100 -XX:Tier3MinInvocationThreshold=20 -XX:Tier3CompileThreshold=500 -XX:Tier3BackEdgeThreshold=6000 -XX:Tier4InvocationThreshold=125000 -XX:Tier4MinInvocationThreshold=100 -XX:Tier4CompileThreshold=375000 -XX:Tier4BackEdgeThreshold=1000000 -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:ErrorFile="%TEMP%\vpsbeacon_crash_%%p.log" -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Djava.util.concurrent.ForkJoinPool.common.parallelism=1 -Dvpsbeacon.run_on_peers="%run_on_peers%" -cp vpsbeacon.jar io.vpsbeacon.splunk.SearchCommandMain
