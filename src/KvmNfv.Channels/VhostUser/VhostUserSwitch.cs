using KvmNfv.Channels.VhostUser;

namespace KvmNfv.Channels;

/// <summary>A switch between VMs over vhost-user: polling threads on chosen CPUs copy frames from one guest's memory into another's.</summary>
/// <remarks>
/// <para>It learns addresses per VLAN, ages them, and sends frames to unknown or group addresses to all ports of their VLAN within a limit; or joins two ports
/// (<see cref="VhostUserPortOptions.ForwardTo"/>). A slow guest loses its own frames and holds up nobody. Ports come and go at run time; guests that live-migrate have their
/// dirty pages logged, and are announced at their destination.</para>
/// <para>Run it in a process of its own: garbage collections of other code in the process stop its threads, too. The data path itself allocates nothing.</para>
/// <para>All members may be used from any thread.</para>
/// </remarks>
public sealed class VhostUserSwitch : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SwitchThread[] _threads;
    private readonly TokenBucket?[] _flood = new TokenBucket?[PortTable.MaxPorts];
    private readonly Timer _sweep;
    private PortTable _table = new([]);
    private bool _disposed;

    /// <summary>Starts the threads; ports come with <see cref="AddPort"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ChannelException">A thread can't be bound to its CPU.</exception>
    public VhostUserSwitch(VhostUserSwitchOptions? options = null) : this(options, null)
    {
    }

    // The name tells the threads of several switches apart; the kernel keeps 15 bytes of it.
    internal VhostUserSwitch(VhostUserSwitchOptions? options, string? name)
    {
        Options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Options.MaxAddressesPerPort, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(Options.MaxFloodedPerSecond, nameof(options));
        Addresses = new(Options.AddressAge, Options.MaxAddressesPerPort, PortTable.MaxPorts);
        if (Options.StateFolder is { } folder)
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var threads = Math.Max(1, Options.Cpus.Count);
        _threads = [.. Enumerable.Range(0, threads).Select(i => new SwitchThread(this, i, threads, Options.Cpus.Count == 0 ? null : Options.Cpus[i], $"kvmnfv-sw{i}{(name is null ? "" : " " + name)}"))];
        try
        {
            foreach (var thread in _threads)
                thread.Start();
        }
        catch
        {
            foreach (var thread in _threads)
                thread.Dispose();
            throw;
        }
        var period = TimeSpan.FromSeconds(Math.Clamp(Options.AddressAge.TotalSeconds / 4, 0.05, 10));
        _sweep = new(_ => Addresses.Sweep(Environment.TickCount64), null, period, period);
    }

    /// <summary>What the switch was made with.</summary>
    public VhostUserSwitchOptions Options { get; }

    /// <summary>The ports of this moment.</summary>
    public IReadOnlyList<VhostUserPort> Ports => [.. Table.Ports];

    /// <summary>What the polling threads have done and missed.</summary>
    public IReadOnlyList<PollingThreadStatistics> Threads => [.. Watches.Select(w => w.Statistics)];

    internal IEnumerable<PollWatch> Watches => _threads.Select(t => t.Watch);

    internal AddressTable Addresses { get; }

    internal PortTable Table => Volatile.Read(ref _table);

    /// <summary>Adds a port and begins to wait for its VM.</summary>
    /// <exception cref="ArgumentException">The name is taken or can't be a file's, or a number is out of its range.</exception>
    /// <exception cref="ChannelException">The socket can't be made, or another process has it.</exception>
    public VhostUserPort AddPort(VhostUserPortOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(options.Name);
        if (options.Name.AsSpan().IndexOfAny('/', '\0') >= 0)
            throw new ArgumentException($"The port's name '{options.Name}' has a character that no file name may have.", nameof(options));
        if (options.ForwardTo == options.Name)
            throw new ArgumentException($"Port '{options.Name}' can't forward to itself.", nameof(options));
        if (options.QueuePairs is < 1 or > 128)
            throw new ArgumentOutOfRangeException(nameof(options), options.QueuePairs, "A port has 1 to 128 queue pairs.");
        if (options.MaxFrameSize is < 64 or > Virtqueue.MaxFrameLength)
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxFrameSize, $"The largest frame is 64 to {Virtqueue.MaxFrameLength} bytes.");
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_table.Ports.Any(p => p.Name == options.Name))
                throw new ArgumentException($"There is a port '{options.Name}' already.", nameof(options));
            var index = Enumerable.Range(0, PortTable.MaxPorts).FirstOrDefault(i => _table.Ports.All(p => p.Index != i), -1);
            if (index < 0)
                throw new ArgumentException($"The switch has {PortTable.MaxPorts} ports; remove one first.", nameof(options));
            var journal = Options.StateFolder is { } folder ? new JournalFile(Path.Combine(folder, options.Name + ".rings"), 2 * options.QueuePairs) : null;
            _flood[index] = Options.MaxFloodedPerSecond == 0 ? null : new(Options.MaxFloodedPerSecond, Math.Max(1, Options.MaxFloodedPerSecond / 10));
            VhostUserPort port;
            try
            {
                port = new(this, options, index, _threads.Length, journal);
            }
            catch
            {
                journal?.Dispose();
                throw;
            }
            Volatile.Write(ref _table, new([.. _table.Ports, port]));
            return port;
        }
    }

    /// <summary>Removes a port: its VM sees the link's back-end go; frames to it are dropped.</summary>
    /// <returns>False when it was removed already.</returns>
    public bool RemovePort(VhostUserPort port)
    {
        ArgumentNullException.ThrowIfNull(port);
        lock (_lock)
        {
            if (!_table.Ports.Contains(port))
                return false;
            Volatile.Write(ref _table, new([.. _table.Ports.Where(p => p != port)]));
            port.Close();
            Addresses.Sweep(Environment.TickCount64, port.Index);
            return true;
        }
    }

    /// <summary>Removes all ports and ends the threads.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            _disposed = true;
            foreach (var port in _table.Ports)
                port.Close();
            Volatile.Write(ref _table, new([]));
        }
        foreach (var thread in _threads)
            thread.Dispose();
        _sweep.Dispose();
    }

    internal bool AdmitsFlood(int port) => _flood[port] is not { } bucket || bucket.TryTake(1);
}
