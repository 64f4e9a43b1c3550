using System.Net.Sockets;
using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Ivshmem;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>Serves memory and doorbells to QEMU's <c>ivshmem-doorbell</c> devices and to host processes (<see cref="IvshmemClient"/>), by QEMU's own protocol.</summary>
/// <remarks>
/// <para>The memory is a sealed memfd, so that no peer can shrink it under another. When the last peer has gone it is given back, and the next one gets new memory of zeros, since
/// whoever was in may have kept the old one mapped. Peers of one server trust each other: each can write all of the memory and ring every doorbell.</para>
/// <para>A peer may do what it likes to its connection: one that sends something, doesn't read, or hangs up is disconnected, the others are told, and nobody else is held up. One thread
/// serves all, off the data path. When the server ends, peers that are in go on with each other, but nobody joins any more. Thread-safe.</para>
/// </remarks>
public sealed partial class IvshmemServer : IDisposable
{
    private const int Backlog = 16, AcceptsAtATime = 16;
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private readonly IvshmemServerOptions _options;
    private readonly Socket _listener;
    private readonly SafeFileHandle _wake;
    private readonly Thread _thread;
    private readonly List<ServedPeer> _peers = [];
    private ServedMemory? _memory;
    private volatile bool _stopping;
    private volatile int _peerCount;
    private long _acceptAfter, _joined, _left, _refused, _violations, _unread, _renewals;

    private IvshmemServer(string path, IvshmemServerOptions options)
    {
        (SocketPath, _options) = (path, options);
        _memory = new(options);
        try
        {
            MemorySize = _memory.Size;
            if (MemorySize != options.EffectiveSize)
                throw new ArgumentException($"Pages of {options.Memory.HugePages} make {MemorySize} bytes of {options.EffectiveSize}: set Size to a multiple of the page.", nameof(options));
            _wake = new(Libc.Check(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec), "eventfd"), ownsHandle: true);
            _listener = UnixListener.Listen(path, Backlog, options.Access);
            _listener.Blocking = false;
        }
        catch
        {
            _wake?.Dispose();
            _memory.Dispose();
            throw;
        }
        _thread = new(Run) { IsBackground = true, Name = "kvmnfv-ivshmem" };
        _thread.Start();
    }

    /// <summary>The socket's path.</summary>
    public string SocketPath { get; }

    /// <summary>The memory's bytes.</summary>
    public long MemorySize { get; }

    /// <summary>Peers that are in now.</summary>
    public int PeerCount => _peerCount;

    /// <summary>The counters so far.</summary>
    public IvshmemServerStatistics Statistics => new()
    {
        Joined = Volatile.Read(ref _joined),
        Left = Volatile.Read(ref _left),
        Refused = Volatile.Read(ref _refused),
        Violations = Volatile.Read(ref _violations),
        Unread = Volatile.Read(ref _unread),
        Renewals = Volatile.Read(ref _renewals),
    };

    /// <summary>Starts to serve.</summary>
    /// <param name="socketPath">Where the socket is made; at most 107 bytes.</param>
    /// <param name="options">Memory, vectors, peers, rights. Default: 1 MiB, two vectors, two peers, this user.</param>
    /// <exception cref="ChannelException">Another program serves this path, or there isn't memory enough.</exception>
    public static IvshmemServer Start(string socketPath, IvshmemServerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(socketPath);
        options ??= new();
        options.Check();
        return new(socketPath, options);
    }

    /// <summary>Disconnects everybody and takes the socket away.</summary>
    public void Dispose()
    {
        if (_stopping)
            return;
        _stopping = true;
        EventCounter.Add(_wake);
        _thread.Join();
        _wake.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stopping)
                Serve();
        }
        finally
        {
            // Takes the socket's file away, too.
            _listener.Dispose();
            foreach (var peer in _peers)
                peer.Dispose();
            _peerCount = 0;
            _memory?.Dispose();
        }
    }

    // SAFETY: the array lives on this stack for the length of the call.
    private unsafe void Serve()
    {
        var watched = stackalloc PollDescriptor[IvshmemServerOptions.MostPeers + 2];
        watched[0] = new() { Descriptor = (int)_wake.DangerousGetHandle(), Events = Libc.PollIn };
        var accepts = Environment.TickCount64 >= _acceptAfter;
        watched[1] = new() { Descriptor = accepts ? (int)_listener.SafeHandle.DangerousGetHandle() : -1, Events = Libc.PollIn };
        var count = _peers.Count;
        var behind = !accepts;
        for (var i = 0; i < count; i++)
        {
            watched[i + 2] = new() { Descriptor = _peers[i].Descriptor, Events = Libc.PollIn };
            behind |= _peers[i].IsBehind;
        }
        if (Libc.Poll(watched, (nuint)count + 2, behind ? (int)s_look.TotalMilliseconds : -1) < 0 && System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Libc.Interrupted)
            throw Libc.Failure("poll");

        var now = Environment.TickCount64;
        var gone = new Queue<ServedPeer>();
        for (var i = 0; i < count; i++)
        {
            if (!Attend(_peers[i], watched[i + 2].Returned != 0, now))
                gone.Enqueue(_peers[i]);
        }
        Remove(gone);
        if (watched[1].Returned != 0)
            Accept();
    }

    /// <returns>False when the peer must go.</returns>
    private bool Attend(ServedPeer peer, bool heard, long now)
    {
        try
        {
            if (heard && peer.Receive() is var received and >= 0)
            {
                Interlocked.Increment(ref received == 0 ? ref _left : ref _violations);
                return false;
            }
            if (!peer.IsBehind)
                return true;
            peer.Flush();
            if (!peer.LeavesUnread(_options.ReadTimeout, now))
                return true;
            Interlocked.Increment(ref _unread);
        }
        catch (ChannelException)
        {
            // It hung up while it was written to.
            Interlocked.Increment(ref _left);
        }
        return false;
    }
}
