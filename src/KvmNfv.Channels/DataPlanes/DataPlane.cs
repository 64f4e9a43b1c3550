using System.Diagnostics;

namespace KvmNfv.Channels;

/// <summary>Switches, relays and ivshmem servers, run by polling threads in this process.</summary>
/// <remarks>
/// <para>Nothing in it allocates once it polls, but every garbage collection of the process stops its threads, whoever made the garbage: <see cref="Statistics"/> tells what
/// that cost. A process of its own has no garbage: the SDK's <c>DataPlaneWorker</c> runs this class in one.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class DataPlane : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<(string Name, VhostUserSwitch Switch)> _switches = [];
    private readonly List<RelayThread> _relays = [];
    private readonly List<(string Name, IvshmemServer Server)> _servers = [];
    private readonly long _started;
    private readonly ManagedCost _before;
    private bool _disposed;

    private DataPlane(DataPlaneConfiguration configuration)
    {
        Configuration = configuration;
        try
        {
            foreach (var server in configuration.IvshmemServers)
                _servers.Add((server.Name, IvshmemServer.Start(server.SocketPath, server.Options)));
            foreach (var one in configuration.Switches)
            {
                var added = new VhostUserSwitch(one.Options, one.Name);
                _switches.Add((one.Name, added));
                foreach (var port in one.Ports)
                    added.AddPort(port);
            }
            foreach (var relay in configuration.Relays)
            {
                var added = new RelayThread(relay);
                _relays.Add(added);
                added.Start();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
        _started = Stopwatch.GetTimestamp();
        _before = ManagedCost.SinceStart();
    }

    /// <summary>What runs now, with the ports added and removed since the start.</summary>
    public DataPlaneConfiguration Configuration { get; private set; }

    /// <summary>The counters so far, and what the data plane costs in this process.</summary>
    public DataPlaneStatistics Statistics
    {
        get
        {
            lock (_lock)
            {
                return new()
                {
                    Uptime = Stopwatch.GetElapsedTime(_started),
                    Managed = ManagedCost.SinceStart().Since(_before),
                    Threads = [.. Watches.Select(w => w.Statistics)],
                    Ports = [.. _switches.SelectMany(s => s.Switch.Ports.Select(p => Of(s.Name, p)))],
                    Relays = [.. _relays.Select(r => r.Statistics)],
                    IvshmemServers = [.. _servers.Select(s => new DataPlaneIvshmemStatistics { Name = s.Name, PeerCount = s.Server.PeerCount, Counters = s.Server.Statistics })],
                };
            }
        }
    }

    private IEnumerable<PollWatch> Watches => _switches.SelectMany(s => s.Switch.Watches).Concat(_relays.Select(r => r.Watch));

    /// <summary>Starts everything; VMs and programs may come later.</summary>
    /// <exception cref="ArgumentException">Two parts have one name or one CPU, or an option is out of its range.</exception>
    /// <exception cref="ChannelException">A socket can't be made or is taken, a thread can't be bound to its CPU, or memory is missing. Nothing runs then.</exception>
    public static DataPlane Start(DataPlaneConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration.Check();
        return new(configuration);
    }

    /// <summary>Adds a port to a switch and begins to wait for its VM.</summary>
    /// <param name="switchName">The switch.</param>
    /// <param name="port">The port.</param>
    /// <exception cref="ArgumentException">There is no such switch, or the port's name is taken, or an option is out of its range.</exception>
    /// <exception cref="ChannelException">The socket can't be made, or another process has it.</exception>
    public void AddPort(string switchName, VhostUserPortOptions port)
    {
        ArgumentNullException.ThrowIfNull(port);
        lock (_lock)
        {
            Switch(switchName).AddPort(port);
            Change(switchName, s => s with { Ports = [.. s.Ports, port] });
        }
    }

    /// <summary>Removes a port from a switch.</summary>
    /// <param name="switchName">The switch.</param>
    /// <param name="portName">The port.</param>
    /// <returns>False when the switch has no such port.</returns>
    /// <exception cref="ArgumentException">There is no such switch.</exception>
    public bool RemovePort(string switchName, string portName)
    {
        lock (_lock)
        {
            if (Switch(switchName).Ports.FirstOrDefault(p => p.Name == portName) is not { } port)
                return false;
            port.Dispose();
            Change(switchName, s => s with { Ports = [.. s.Ports.Where(p => p.Name != portName)] });
            return true;
        }
    }

    /// <summary>The longest poll gaps begin anew, for example after a guest was started.</summary>
    public void ForgetPollGaps()
    {
        lock (_lock)
        {
            foreach (var watch in Watches)
                watch.ForgetGap();
        }
    }

    /// <summary>Ends everything and takes its sockets away.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            foreach (var relay in _relays)
                relay.Dispose();
            foreach (var (_, one) in _switches)
                one.Dispose();
            foreach (var (_, server) in _servers)
                server.Dispose();
        }
    }

    private VhostUserSwitch Switch(string name)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _switches.Find(s => s.Name == name).Switch ?? throw new ArgumentException(
            $"The data plane has no switch '{name}'. It has: {(_switches.Count == 0 ? "none" : string.Join(", ", _switches.Select(s => s.Name)))}.", nameof(name));
    }

    private void Change(string name, Func<DataPlaneSwitch, DataPlaneSwitch> change) =>
        Configuration = Configuration with { Switches = [.. Configuration.Switches.Select(s => s.Name == name ? change(s) : s)] };

    private static DataPlanePortStatistics Of(string name, VhostUserPort port) => new()
    {
        Switch = name,
        Port = port.Name,
        IsConnected = port.IsConnected,
        IsRunning = port.IsRunning,
        LastFault = port.LastFault,
        Counters = port.Statistics,
    };
}
