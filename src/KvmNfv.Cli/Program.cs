using KvmNfv.Cli;

using var console = CliConsole.OpenStandard();
return await KvmNfvTool.RunAsync(args, console).ConfigureAwait(false);
