using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using KvmNfv.Channels;
using KvmNfv.Worker;
using KvmNfv.Worker.Interop;
using KvmNfv.Worker.Protocol;

var control = new Option<string>("--control") { Description = "Where the control socket is made; at most 107 bytes", Required = true, HelpName = "PATH" };
var configuration = new Option<FileInfo?>("--configuration") { Description = "Starts with the configuration in this file instead of waiting for one", HelpName = "FILE" };
var parent = new Option<int?>("--die-with-parent") { Description = "Ends when the process that started this one does, which has this number", HelpName = "PID" };
var root = new RootCommand("Runs switches, relays and ivshmem servers between VMs in a process of their own. KvmNfv.Sdk starts and controls it.") { control, configuration, parent };
root.SetAction(arguments =>
{
    try
    {
        return Run(arguments.GetRequiredValue(control), arguments.GetValue(configuration), arguments.GetValue(parent));
    }
    catch (Exception problem) when (problem is ChannelException or ArgumentException or JsonException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"error: {problem.Message}");
        return 1;
    }
});
return root.Parse(args).Invoke();

static int Run(string path, FileInfo? file, int? parent)
{
    // A terminal's Ctrl-C is for whoever controls the worker; that one tells it to stop.
    ProcessLife.LeaveTerminal();
    if (parent is { } expected && !ProcessLife.TryDieWith(expected))
        return 0;
    using var host = new WorkerHost();
    using var server = new ControlServer(path, host);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, server));
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, server));
    if (file is not null)
        host.Start(Read(file).ToValue());
    Console.Out.WriteLine(ControlProtocol.Ready);
    Console.Out.Flush();
    server.Run();
    return 0;
}

static ConfigurationMessage Read(FileInfo file)
{
    using var stream = file.OpenRead();
    return JsonSerializer.Deserialize(stream, WorkerJson.Default.ConfigurationMessage) ?? throw new JsonException($"{file.FullName} holds no configuration.");
}

static void Stop(PosixSignalContext signal, ControlServer server)
{
    signal.Cancel = true;
    server.Stop();
}
