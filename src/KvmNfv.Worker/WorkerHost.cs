using System.Reflection;
using System.Runtime.CompilerServices;
using KvmNfv.Channels;
using KvmNfv.Worker.Interop;
using KvmNfv.Worker.Protocol;

namespace KvmNfv.Worker;

/// <summary>The worker's one data plane, and what requests do with it. For the control thread only.</summary>
internal sealed class WorkerHost : IDisposable
{
    private DataPlane? _running;

    /// <exception cref="ArgumentException">The configuration is wrong.</exception>
    /// <exception cref="ChannelException">The host refused.</exception>
    public void Start(DataPlaneConfiguration configuration)
    {
        Housekeeping.LeaveTo([.. configuration.Switches.SelectMany(s => s.Options.Cpus), .. configuration.Relays.Where(r => r.Cpu is not null).Select(r => r.Cpu!.Value)]);
        QuietHeap.Enter();
        _running = DataPlane.Start(configuration);
    }

    /// <summary>Does what is asked; faults become answers.</summary>
    public ControlResponse Answer(ControlRequest request)
    {
        try
        {
            return Do(request);
        }
        catch (ArgumentException wrong)
        {
            return new() { Error = ControlError.Argument, Message = wrong.Message };
        }
        catch (Exception refused) when (refused is ChannelException or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            return new() { Error = ControlError.System, Message = refused.Message };
        }
        finally
        {
            // What requests allocate adds up; here nobody waits for a frame of this thread.
            if (_running is not null)
                QuietHeap.Enter();
        }
    }

    public void Dispose() => _running?.Dispose();

    private ControlResponse Do(ControlRequest request)
    {
        switch (request)
        {
            case StartRequest start when _running is null:
                Start(Limits.Needed(start.Configuration, "configuration").ToValue());
                return new();
            case StartRequest:
                return new() { Error = ControlError.State, Message = "The data plane has been started already: add and remove ports, or start another worker." };
            case HelloRequest:
                return new() { Greeting = Greeting() };
            case StopRequest:
                return new();
        }
        if (_running is not { } running)
            return new() { Error = ControlError.State, Message = "The data plane hasn't been started: send 'start' with its configuration first." };
        switch (request)
        {
            case AddPortRequest add:
                running.AddPort(Limits.Text(add.Switch, "switch's name"), Limits.Needed(add.Port, "port").ToValue());
                return new();
            case RemovePortRequest remove:
                return new() { Removed = running.RemovePort(Limits.Text(remove.Switch, "switch's name"), Limits.Text(remove.Port, "port's name")) };
            case StatisticsRequest statistics:
                var read = running.Statistics;
                if (statistics.ForgetGaps)
                    running.ForgetPollGaps();
                return new() { Statistics = read };
            default:
                return new() { Error = ControlError.BadRequest, Message = $"A worker doesn't answer {request.GetType().Name}." };
        }
    }

    private WorkerGreeting Greeting() => new()
    {
        Version = ControlProtocol.Version,
        Program = typeof(WorkerHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        ProcessId = Environment.ProcessId,
        IsNative = !RuntimeFeature.IsDynamicCodeCompiled,
        Configuration = _running is { } running ? ConfigurationMessage.Fingerprint(running.Configuration) : null,
    };
}
