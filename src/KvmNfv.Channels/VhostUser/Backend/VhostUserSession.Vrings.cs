using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <content>The rings.</content>
internal sealed partial class VhostUserSession
{
    // virtio 1.2 sections 2.7 and 2.8: the largest queue. vhost-user: bit 8 of the payload of kick, call and error says that there is no descriptor.
    private const uint MaxQueueSize = 32768, IndexMask = 0xff, NoDescriptor = 0x100;

    private void SetVring(VhostUserMessage message)
    {
        switch (message.Request)
        {
            case VhostUserRequest.SetVringNumber:
                SetNumber(message, State(message));
                break;
            case VhostUserRequest.SetVringBase:
                var position = State(message);
                Vring(message, position.Index).Base = position.Number;
                break;
            case VhostUserRequest.SetVringEnable:
                Enable(message, State(message));
                break;
            case VhostUserRequest.SetVringAddress:
                SetAddress(message);
                break;
            case VhostUserRequest.SetVringKick:
                var (index, kick) = Descriptor(message);
                SetKick(index, kick);
                _vrings[index].IsStarted = true;
                TryStart(index);
                break;
            case VhostUserRequest.SetVringCall:
                var (called, call) = Descriptor(message);
                _vrings[called].SetCall(call);
                break;
            default:
                var (failing, error) = Descriptor(message);
                _vrings[failing].SetError(error);
                break;
        }
    }

    private static VringState State(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        return message.Read<VringState>();
    }

    // The whole 32 bits are checked before anything is narrowed.
    private Vring Vring(VhostUserMessage message, uint index) => index < (uint)_vrings.Length ? _vrings[index]
        : throw message.Violation($"names queue {index}; there are {_vrings.Length}");

    private void SetNumber(VhostUserMessage message, VringState state)
    {
        var vring = Vring(message, state.Index);
        if (state.Number is 0 or > MaxQueueSize || (!_features.HasFlag(VirtioFeatures.Packed) && !uint.IsPow2(state.Number)))
            throw message.Violation($"says {state.Number} entries; a queue has 1 to {MaxQueueSize}, a power of two if it is split");
        if (vring.Queue is not null && vring.Number != state.Number)
            throw message.Violation($"changes the size of queue {state.Index} while it runs");
        vring.Number = state.Number;
        TryStart((int)state.Index);
    }

    private void SetAddress(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        var address = message.Read<VringAddress>();
        var vring = Vring(message, address.Index);
        // A migration repeats the addresses with the log flag; what is logged follows from VHOST_F_LOG_ALL, at the rings' own guest-physical addresses.
        if (vring.Queue is not null && vring.Address is { } before && before with { Flags = address.Flags, Log = address.Log } != address)
        {
            Stop((int)address.Index);
            vring.IsStarted = true;
        }
        vring.Address = address;
        TryStart((int)address.Index);
    }

    private void Enable(VhostUserMessage message, VringState state)
    {
        var vring = Vring(message, state.Index);
        if (state.Number > 1)
            throw message.Violation($"says {state.Number}; 0 or 1 can be meant");
        vring.IsEnabled = state.Number == 1;
        if (vring.Queue is { } queue)
            queue.IsEnabled = vring.IsEnabled;
    }

    private void GetVringBase(VhostUserMessage message)
    {
        var state = State(message);
        var vring = Vring(message, state.Index);
        Stop((int)state.Index);
        Reply(message, state with { Number = vring.Base });
    }

    private (int Index, SafeFileHandle? Descriptor) Descriptor(VhostUserMessage message)
    {
        var value = message.Read<ulong>();
        if ((value & ~(ulong)(IndexMask | NoDescriptor)) != 0)
            throw message.Violation($"has {value:#x} with unknown bits");
        var index = (uint)value & IndexMask;
        Vring(message, index);
        var comes = (value & NoDescriptor) == 0;
        message.RequireDescriptors(comes ? 1 : 0);
        return ((int)index, comes ? message.Take(0) : null);
    }

    private void TryStart(int index)
    {
        var vring = _vrings[index];
        if (!vring.IsStarted || vring.Queue is not null || vring.Number == 0 || vring.Address is not { } address || _memory.Count == 0)
            return;
        var setup = new VirtqueueSetup
        {
            Features = _features,
            Size = vring.Number,
            Address = address,
            Base = vring.Base,
            IsWritable = index % 2 == 0,
            Journal = Journal(index, address.Descriptors),
        };
        Virtqueue queue = _features.HasFlag(VirtioFeatures.Packed) ? new PackedVirtqueue(setup, _memory) : new SplitVirtqueue(setup, _memory);
        queue.Call = vring.Call;
        queue.Log = LogInUse;
        // Without protocol features rings are enabled from the start (vhost-user, "Ring states").
        queue.IsEnabled = vring.IsEnabled || !_features.HasFlag(VirtioFeatures.ProtocolFeatures);
        vring.IsReported = false;
        if (queue.Fault == VirtqueueFault.None)
            _device.DataPath.Started(index, queue);
        vring.Queue = queue;
    }

    private void SetKick(int index, SafeFileHandle? kick)
    {
        try
        {
            _device.DataPath.KickedBy(index, kick);
        }
        catch
        {
            // A descriptor that can't be waited on.
            _device.DataPath.KickedBy(index, null);
            kick?.Dispose();
            _vrings[index].SetKick(null);
            throw;
        }
        _vrings[index].SetKick(kick);
    }

    private void StopAll()
    {
        for (var i = 0; i < _vrings.Length; i++)
            Stop(i);
    }

    private void Stop(int index)
    {
        var vring = _vrings[index];
        vring.IsStarted = false;
        if (vring.Queue is not { } queue)
            return;
        // Entered for good: a data path that still has the queue in hand finds it closed.
        queue.Enter();
        if (queue.Fault == VirtqueueFault.None)
            _device.DataPath.Stopping(index, queue);
        vring.Queue = null;
        vring.Base = queue.Position;
        queue.Dispose();
    }
}
