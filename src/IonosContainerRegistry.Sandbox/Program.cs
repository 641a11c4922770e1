using IonosContainerRegistry.Sandbox.CommandLine;

return await SandboxCommandLine.RunAsync(args);
