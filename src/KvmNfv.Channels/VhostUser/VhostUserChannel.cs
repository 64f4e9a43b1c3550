using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>A network port of a VM in this process: sends and receives Ethernet frames through vhost-user, without a copy where the guest's buffers allow it.</summary>
/// <remarks>
/// <para>The guest needs a virtio network device on a vhost-user socket (libvirt: <c>&lt;interface type='vhostuser'&gt;</c>) and shared memory backing. The channel may be opened
/// before the VM starts and outlives it: <see cref="Peer"/> tells. Frames have no frame check sequence; no offload is offered, so every frame is complete.</para>
/// <para>Received frames lie in the guest's memory and the guest can change them until they are released: copy what you check.</para>
/// <para>A guest that breaks the rules of virtio gets <see cref="ChannelFault.PeerViolation"/> until its device is reset. A file that the front-end truncates under
/// the channel reads as zeros.</para>
/// </remarks>
// SAFETY: pointers into guest memory are used inside the queue's gate, or between hand-out and release while a FrameHolder keeps the memory mapped.
public sealed unsafe partial class VhostUserChannel : ChannelEndpoint
{
    private const int ReceiveQueue = 1, SendQueue = 0;

    /// <summary>Ethernet header: two addresses and a type.</summary>
    private const int MinFrame = 14;

    private readonly DataPath _dataPath;
    private readonly VhostUserDevice _device;
    private readonly VhostUserPortLoop _loop;
    private readonly JournalFile? _journal;
    private volatile bool _wasAlive;
    private int _disposed;

    private VhostUserChannel(string socketPath, VhostUserChannelOptions options) : base(MinFrame, options.MaxFrameSize)
    {
        _journal = options.JournalPath is { } path ? new(path, 2) : null;
        _dataPath = new(this);
        _device = new(options.Device(_journal), _dataPath);
        _held = new(HeldFrames);
        _gathered = new(GatherSlots * options.MaxFrameSize);
        _places = new(Virtqueue.MaxCompletion);
        _scattered = new(Virtqueue.MaxCompletion * options.MaxFrameSize);
        _sources = new(Virtqueue.MaxCompletion);
        try
        {
            _loop = new(_device, new(socketPath, options.Mode, options.SocketPermissions));
        }
        catch
        {
            Free();
            throw;
        }
    }

    /// <summary>Opens the port; the VM may come and go.</summary>
    /// <param name="socketPath">The vhost-user socket, at most 107 bytes.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ChannelException">The socket can't be made, or another process has it.</exception>
    public static VhostUserChannel Open(string socketPath, VhostUserChannelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(socketPath);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxFrameSize, 64);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxFrameSize, Virtqueue.MaxFrameLength);
        return new(socketPath, options);
    }

    /// <summary>Absent until the guest's driver has started, Alive while it runs, Left when it stopped its device (a reboot, a migration away), Died when
    /// the connection broke; then Alive again.</summary>
    public override PeerState Peer
    {
        get
        {
            if (_device.Queue(ReceiveQueue) is not null)
                return PeerState.Alive;
            return !_wasAlive ? PeerState.Absent : _device.IsConnected ? PeerState.Left : PeerState.Died;
        }
    }

    /// <summary>The last fault of the front-end or the guest in words; null when there was none.</summary>
    public string? LastFault => _device.LastFault;

    /// <inheritdoc/>
    private protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        _loop.Dispose();
        Free();
    }

    private void Free()
    {
        _dataPath.Dispose();
        _journal?.Dispose();
    }

    private static void Check(Virtqueue queue)
    {
        if (queue.Fault != VirtqueueFault.None)
            throw new ChannelException(ChannelFault.PeerViolation, $"The guest's driver broke the rules of virtio ({queue.Fault}); the channel works again after a reset of the guest's device.");
    }

    /// <summary>What the control thread tells the channel.</summary>
    private sealed class DataPath(VhostUserChannel channel) : IVhostUserDataPath, IDisposable
    {
        private readonly KickBell[] _bells = [new(), new()];

        public FrameHolder Received { get; } = new();

        public FrameHolder Reserved { get; } = new();

        public IReadOnlyList<FrameHolder> Holders => [Received, Reserved];

        public KickBell? Bell(int queue) => _bells[queue].IsUsable ? _bells[queue] : null;

        public void KickedBy(int index, SafeFileHandle? kick) => _bells[index].Use(kick);

        public void Started(int index, Virtqueue queue)
        {
            queue.WantKicks(false);
            if (index == ReceiveQueue)
                channel._wasAlive = true;
        }

        public void Stopping(int index, Virtqueue queue)
        {
            // What was received is the user's already: completed, so that it doesn't come again. What was reserved is given back by the position.
            if (index == ReceiveQueue)
                channel.CompleteHeld(queue);
            Interlocked.Add(ref channel._doorbells, queue.Notifications);
        }

        public void Announce(ulong macAddress)
        {
            // The guest's address is where this process is: nobody else has to learn it.
        }

        public void Dispose()
        {
            foreach (var bell in _bells)
                bell.Dispose();
        }
    }
}
