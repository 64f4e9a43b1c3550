using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>A port of a <see cref="VhostUserSwitch"/>. Its members may be used from any thread.</summary>
public sealed class VhostUserPort : IDisposable
{
    private readonly VhostUserSwitch _owner;
    private readonly VhostUserDevice _device;
    private readonly VhostUserPortLoop _loop;
    private readonly JournalFile? _journal;
    private long _announcement;

    internal VhostUserPort(VhostUserSwitch owner, VhostUserPortOptions options, int index, int threads, JournalFile? journal)
    {
        _owner = owner;
        Options = options;
        Index = index;
        _journal = journal;
        Counters = new PortCounters[threads];
        for (var i = 0; i < threads; i++)
            Counters[i] = new();
        Limits = new(options);
        _device = new(new()
        {
            QueuePairs = options.QueuePairs,
            Features = DeviceOptions.AllFeatures & ~(options.OfferPackedRings ? 0 : VirtioFeatures.Packed) & ~(options.OfferMergeableBuffers ? 0 : VirtioFeatures.MergeableBuffers),
            Journal = journal,
        }, new DataPath(this));
        _loop = new(_device, new(options.SocketPath, options.Mode, options.SocketPermissions));
    }

    /// <summary>The port's name.</summary>
    public string Name => Options.Name;

    /// <summary>What the port was added with.</summary>
    public VhostUserPortOptions Options { get; }

    /// <summary>Whether a front-end is connected.</summary>
    public bool IsConnected => _device.IsConnected;

    /// <summary>Whether the guest's driver has started the device.</summary>
    public bool IsRunning => _device.Queue(0) is not null && _device.Queue(1) is not null;

    /// <summary>The last fault of the front-end or the guest in words; null when there was none.</summary>
    public string? LastFault => _device.LastFault;

    /// <summary>The counters so far.</summary>
    public VhostUserPortStatistics Statistics => PortCounters.Sum(Counters, _device);

    /// <summary>Removes the port from its switch, as <see cref="VhostUserSwitch.RemovePort"/>.</summary>
    public void Dispose() => _owner.RemovePort(this);

    internal int Index { get; }

    /// <summary>One set for each thread of the switch.</summary>
    internal PortCounters[] Counters { get; }

    internal PortLimits Limits { get; }

    internal int QueuePairs => Options.QueuePairs;

    internal Virtqueue? Queue(int index) => _device.Queue(index);

    /// <summary>The address to announce now, once; 0: none.</summary>
    internal ulong TakeAnnouncement() => Volatile.Read(ref _announcement) == 0 ? 0 : (ulong)Interlocked.Exchange(ref _announcement, 0);

    internal void Close()
    {
        _loop.Dispose();
        _journal?.Dispose();
    }

    /// <summary>A switch's threads hold no frame outside a gate.</summary>
    private sealed class DataPath(VhostUserPort port) : IVhostUserDataPath
    {
        public IReadOnlyList<FrameHolder> Holders => [];

        public void KickedBy(int index, SafeFileHandle? kick)
        {
            // The threads poll.
        }

        public void Started(int index, Virtqueue queue) => queue.WantKicks(false);

        public void Stopping(int index, Virtqueue queue)
        {
            // Every burst is completed before its gate is left.
        }

        public void Announce(ulong macAddress) => Interlocked.Exchange(ref port._announcement, (long)(macAddress & 0xffff_ffff_ffff));
    }
}
