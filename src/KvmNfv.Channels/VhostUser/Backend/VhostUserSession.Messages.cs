namespace KvmNfv.Channels.VhostUser;

/// <content>Every message of a network device's front-end.</content>
internal sealed partial class VhostUserSession
{
    private const int MinMtu = 68, MaxMtu = ushort.MaxValue;

    // True: the message was answered with what it asked for.
    private bool Dispatch(VhostUserMessage message)
    {
        switch (message.Request)
        {
            case VhostUserRequest.GetFeatures:
                return Answer(message, (ulong)_device.Options.Features);
            case VhostUserRequest.SetFeatures:
                SetFeatures(message);
                return false;
            case VhostUserRequest.GetProtocolFeatures:
                return Answer(message, (ulong)_device.Options.ProtocolFeatures);
            case VhostUserRequest.SetProtocolFeatures:
                SetProtocolFeatures(message);
                return false;
            case VhostUserRequest.SetOwner or VhostUserRequest.ResetOwner:
                Empty(message);
                return false;
            case VhostUserRequest.GetQueueNumber:
                return Answer(message, (ulong)_device.Options.QueuePairs);
            case VhostUserRequest.GetMaxMemorySlots:
                return Answer(message, (ulong)GuestMemory.MaxRegions);
            case VhostUserRequest.SetMemoryTable:
                SetMemoryTable(message);
                return false;
            case VhostUserRequest.AddMemoryRegion:
                AddMemoryRegion(message);
                return false;
            case VhostUserRequest.RemoveMemoryRegion:
                RemoveMemoryRegion(message);
                return false;
            case VhostUserRequest.SetLogBase:
                SetLogBase(message);
                return true;
            case VhostUserRequest.SetLogDescriptor:
                message.RequireDescriptors(1);
                _logSignal?.Dispose();
                _logSignal = message.Take(0);
                return false;
            case VhostUserRequest.SetVringNumber or VhostUserRequest.SetVringAddress or VhostUserRequest.SetVringBase or VhostUserRequest.SetVringKick or
                VhostUserRequest.SetVringCall or VhostUserRequest.SetVringError or VhostUserRequest.SetVringEnable:
                SetVring(message);
                return false;
            case VhostUserRequest.GetVringBase:
                GetVringBase(message);
                return true;
            case VhostUserRequest.SendRarp:
                message.RequireDescriptors(0);
                _device.DataPath.Announce(message.Read<ulong>());
                return false;
            case VhostUserRequest.SetMtu:
                SetMtu(message);
                return false;
            case VhostUserRequest.SetBackendRequestDescriptor:
                message.RequireDescriptors(1);
                _backendRequests?.Dispose();
                _backendRequests = message.Take(0);
                return false;
            case VhostUserRequest.GetInflightDescriptor:
                GetInflight(message);
                return true;
            case VhostUserRequest.SetInflightDescriptor:
                SetInflight(message);
                return false;
            case VhostUserRequest.ResetDevice:
                Empty(message);
                Reset();
                return false;
            case VhostUserRequest.SetStatus:
                SetStatus(message);
                return false;
            case VhostUserRequest.GetStatus:
                return Answer(message, (ulong)(_status | (_vrings.Any(v => v.Queue is { Fault: not VirtqueueFault.None }) ? DeviceStatus.NeedsReset : 0)));
            default:
                throw message.Violation("is none that a network device has, or was not negotiated");
        }
    }

    private bool Answer(VhostUserMessage message, ulong value)
    {
        Empty(message);
        Reply(message, value);
        return true;
    }

    private static void Empty(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        if (message.Payload.Length != 0)
            throw message.Violation($"has {message.Payload.Length} bytes, not 0");
    }

    private void SetFeatures(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        var features = (VirtioFeatures)message.Read<ulong>();
        var surplus = features & ~_device.Options.Features;
        if (surplus != 0)
            throw message.Violation($"has bits that were not offered: {(ulong)surplus:#x}");
        // What changes how rings are read can't change under running rings; the log comes and goes with each migration.
        if (((features ^ _features) & ~VirtioFeatures.LogAll) != 0 && _vrings.Any(v => v.Queue is not null))
            throw message.Violation("changes features while queues run");
        _features = features;
        ApplyLog();
    }

    private void SetProtocolFeatures(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        var features = (ProtocolFeatures)message.Read<ulong>();
        var surplus = features & ~_device.Options.ProtocolFeatures;
        if (surplus != 0)
            throw message.Violation($"has bits that were not offered: {(ulong)surplus:#x}");
        _protocolFeatures = features;
    }

    private void SetMtu(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        var mtu = message.Read<ulong>();
        if (mtu is < MinMtu or > MaxMtu)
            throw message.Violation($"says {mtu}; an MTU is {MinMtu} to {MaxMtu}");
        Mtu = (int)mtu;
    }

    private void SetStatus(VhostUserMessage message)
    {
        message.RequireDescriptors(0);
        var status = message.Read<ulong>();
        if (status > byte.MaxValue)
            throw message.Violation($"says {status:#x}; the status has 8 bits");
        _status = (DeviceStatus)status;
        if (_status == 0)
            StopAll();
    }

    private void SetLogBase(VhostUserMessage message)
    {
        message.RequireDescriptors(1);
        using var file = message.Take(0);
        var log = new DirtyLog(file, message.Read<LogDescription>());
        var before = _log;
        _log = log;
        ApplyLog();
        before?.Dispose();
        ReplyBytes(message, []);
    }

    private void Reset()
    {
        StopAll();
        _status = 0;
        foreach (var vring in _vrings)
        {
            vring.Number = 0;
            vring.Address = null;
            vring.Base = 0;
            vring.IsEnabled = false;
        }
    }

    private void ApplyLog()
    {
        foreach (var vring in _vrings)
        {
            if (vring.Queue is not { } queue)
                continue;
            queue.Enter();
            queue.Log = LogInUse;
            queue.Leave();
        }
    }

    private DirtyLog? LogInUse => _features.HasFlag(VirtioFeatures.LogAll) ? _log : null;
}
