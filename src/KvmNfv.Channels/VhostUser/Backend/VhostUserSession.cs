using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>One front-end's connection: what it has negotiated and set up. Used by one thread, the port's control thread.</summary>
/// <remarks>The rings' states (vhost-user, "Ring states"): stopped; started by SET_VRING_KICK once size, addresses and memory are known; enabled or not by SET_VRING_ENABLE;
/// stopped again by GET_VRING_BASE, a reset, or the end of the connection.</remarks>
internal sealed partial class VhostUserSession : IDisposable
{
    private readonly VhostUserConnection _connection;
    private readonly VhostUserDevice _device;
    private readonly Vring[] _vrings;
    private GuestMemory _memory = new();
    private DirtyLog? _log;
    private SafeFileHandle? _logSignal, _backendRequests;
    private VirtioFeatures _features;
    private ProtocolFeatures _protocolFeatures;
    private DeviceStatus _status;

    public VhostUserSession(VhostUserConnection connection, VhostUserDevice device)
    {
        _connection = connection;
        _device = device;
        _vrings = new Vring[device.RingCount];
        for (var i = 0; i < _vrings.Length; i++)
        {
            _vrings[i] = new();
            device.Publish(i, _vrings[i]);
        }
    }

    /// <summary>Largest frame's payload that the front-end has said (NET_SET_MTU); 0: nothing.</summary>
    public int Mtu { get; private set; }

    /// <summary>Handles one message, answers included.</summary>
    /// <exception cref="ChannelException">The connection must be closed.</exception>
    public void Handle(VhostUserMessage message)
    {
        var acknowledge = message.NeedsReply && _protocolFeatures.HasFlag(ProtocolFeatures.ReplyAcknowledge);
        try
        {
            if (Dispatch(message))
                return;
        }
        catch (ChannelException refused) when (acknowledge && refused.Fault is ChannelFault.BadMemory or ChannelFault.System)
        {
            // The front-end asked whether it works; it does not, and the front-end decides what follows.
            Note(refused.Message);
            Reply(message, 1ul);
            return;
        }
        if (acknowledge)
            Reply(message, 0ul);
    }

    /// <summary>Looks after what happens between messages: truncated memory, broken queues, retired memory.</summary>
    public void Tick()
    {
        _device.Retired.Free();
        if (_memory.WasTruncated)
        {
            foreach (var vring in _vrings)
                vring.Queue?.Break(VirtqueueFault.MemoryTruncated);
        }
        for (var i = 0; i < _vrings.Length; i++)
        {
            var vring = _vrings[i];
            if (vring.Queue?.Unblock() == true)
                throw new ChannelException(ChannelFault.PeerViolation, $"The call descriptor of queue {i} made this process wait: the front-end filled its counter and made it blocking.");
            if (vring.Queue is { Fault: not VirtqueueFault.None } broken && !vring.IsReported)
            {
                vring.IsReported = true;
                Note($"Queue {i} was stopped: {broken.Fault}. The guest's driver broke the rules of virtio; it works again after a reset of the device.");
                vring.SignalError();
            }
        }
    }

    public void Dispose()
    {
        for (var i = 0; i < _vrings.Length; i++)
        {
            Stop(i);
            SetKick(i, null);
            _device.Publish(i, null);
            _vrings[i].Dispose();
        }
        _device.Retired.Add(_memory);
        _inflight?.Dispose();
        _log?.Dispose();
        _logSignal?.Dispose();
        _backendRequests?.Dispose();
    }

    private void Note(string fault)
    {
        _device.LastFault = fault;
        _device.Faults++;
    }

    private void Reply<T>(VhostUserMessage message, T payload, params ReadOnlySpan<SafeFileHandle> descriptors) where T : unmanaged =>
        ReplyBytes(message, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in payload)), descriptors);

    private void ReplyBytes(VhostUserMessage message, ReadOnlySpan<byte> payload, params ReadOnlySpan<SafeFileHandle> descriptors) =>
        _connection.Send((uint)message.Request, VhostUserHeader.Reply, payload, descriptors);
}
