using System.Runtime.InteropServices;

namespace KvmNfv.Libvirt.Interop;

/// <summary>The functions that libvirt calls for domain events, one for each signature in libvirt-domain.h.</summary>
internal static unsafe class DomainEventCallbacks
{
    public static nint For(DomainEventID id) => id switch
    {
        DomainEventID.Lifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, int>)&Lifecycle,
        DomainEventID.Reboot => (nint)(delegate* unmanaged<nint, nint, void*, void>)&Reboot,
        DomainEventID.RtcChange => (nint)(delegate* unmanaged<nint, nint, long, void*, void>)&RtcChange,
        DomainEventID.Watchdog => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&Watchdog,
        DomainEventID.IoError => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, int, void*, void>)&IOError,
        DomainEventID.Graphics => (nint)(delegate* unmanaged<nint, nint, int, virDomainEventGraphicsAddress*, virDomainEventGraphicsAddress*, byte*, virDomainEventGraphicsSubject*, void*, void>)&Graphics,
        DomainEventID.IoErrorReason => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, int, byte*, void*, void>)&IOErrorReason,
        DomainEventID.ControlError => (nint)(delegate* unmanaged<nint, nint, void*, void>)&ControlError,
        DomainEventID.BlockJob => (nint)(delegate* unmanaged<nint, nint, byte*, int, int, void*, void>)&BlockJobPath,
        DomainEventID.DiskChange => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, byte*, int, void*, void>)&DiskChange,
        DomainEventID.TrayChange => (nint)(delegate* unmanaged<nint, nint, byte*, int, void*, void>)&TrayChange,
        DomainEventID.Pmwakeup => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&PMWakeup,
        DomainEventID.Pmsuspend => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&PMSuspend,
        DomainEventID.BalloonChange => (nint)(delegate* unmanaged<nint, nint, ulong, void*, void>)&BalloonChange,
        DomainEventID.PmsuspendDisk => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&PMSuspendDisk,
        DomainEventID.DeviceRemoved => (nint)(delegate* unmanaged<nint, nint, byte*, void*, void>)&DeviceRemoved,
        DomainEventID.BlockJob2 => (nint)(delegate* unmanaged<nint, nint, byte*, int, int, void*, void>)&BlockJob,
        DomainEventID.Tunable => (nint)(delegate* unmanaged<nint, nint, virTypedParameter*, int, void*, void>)&Tunable,
        DomainEventID.AgentLifecycle => (nint)(delegate* unmanaged<nint, nint, int, int, void*, void>)&AgentLifecycle,
        DomainEventID.DeviceAdded => (nint)(delegate* unmanaged<nint, nint, byte*, void*, void>)&DeviceAdded,
        DomainEventID.MigrationIteration => (nint)(delegate* unmanaged<nint, nint, int, void*, void>)&MigrationIteration,
        DomainEventID.JobCompleted => (nint)(delegate* unmanaged<nint, nint, virTypedParameter*, int, void*, void>)&JobCompleted,
        DomainEventID.DeviceRemovalFailed => (nint)(delegate* unmanaged<nint, nint, byte*, void*, void>)&DeviceRemovalFailed,
        DomainEventID.MetadataChange => (nint)(delegate* unmanaged<nint, nint, int, byte*, void*, void>)&MetadataChange,
        DomainEventID.BlockThreshold => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, ulong, ulong, void*, void>)&BlockThreshold,
        DomainEventID.MemoryFailure => (nint)(delegate* unmanaged<nint, nint, int, int, uint, void*, void>)&MemoryFailure,
        DomainEventID.MemoryDeviceSizeChange => (nint)(delegate* unmanaged<nint, nint, byte*, ulong, void*, void>)&MemoryDeviceSizeChange,
        DomainEventID.NicMacChange => (nint)(delegate* unmanaged<nint, nint, byte*, byte*, byte*, void*, void>)&NicMacChange,
        DomainEventID.VcpuRemoved => (nint)(delegate* unmanaged<nint, nint, uint, void*, void>)&VcpuRemoved,
        DomainEventID.ChannelLifecycle => (nint)(delegate* unmanaged<nint, nint, byte*, int, int, void*, void>)&ChannelLifecycle,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "The SDK does not know this domain event."),
    };

    // SAFETY: the arguments belong to libvirt and live during the callback; everything kept is copied.
    [UnmanagedCallersOnly]
    private static int Lifecycle(nint connection, nint domain, int type, int detail, void* opaque)
    {
        Deliver(domain, opaque, who => new DomainLifecycleEvent(who, (DomainEventType)type, detail));
        return 0;
    }

    [UnmanagedCallersOnly]
    private static void Reboot(nint connection, nint domain, void* opaque) =>
        Deliver(domain, opaque, who => new DomainRebootEvent(who));

    [UnmanagedCallersOnly]
    private static void RtcChange(nint connection, nint domain, long offset, void* opaque) =>
        Deliver(domain, opaque, who => new DomainRtcChangeEvent(who, offset));

    [UnmanagedCallersOnly]
    private static void Watchdog(nint connection, nint domain, int action, void* opaque) =>
        Deliver(domain, opaque, who => new DomainWatchdogEvent(who, (DomainEventWatchdogAction)action));

    [UnmanagedCallersOnly]
    private static void IOError(nint connection, nint domain, byte* path, byte* alias, int action, void* opaque) =>
        Deliver(domain, opaque, who => new DomainIOErrorEvent(who, NativeStrings.Borrow(path), NativeStrings.Borrow(alias), (DomainEventIOErrorAction)action));

    [UnmanagedCallersOnly]
    private static void Graphics(
        nint connection, nint domain, int phase, virDomainEventGraphicsAddress* local, virDomainEventGraphicsAddress* remote, byte* authScheme, virDomainEventGraphicsSubject* subject, void* opaque) =>
        Deliver(domain, opaque, who => new DomainGraphicsEvent(who, (DomainEventGraphicsPhase)phase, GraphicsAddress.From(local), GraphicsAddress.From(remote), NativeStrings.Borrow(authScheme), GraphicsIdentity.From(subject)));

    [UnmanagedCallersOnly]
    private static void IOErrorReason(nint connection, nint domain, byte* path, byte* alias, int action, byte* reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainIOErrorReasonEvent(who, NativeStrings.Borrow(path), NativeStrings.Borrow(alias), (DomainEventIOErrorAction)action, NativeStrings.Borrow(reason)));

    [UnmanagedCallersOnly]
    private static void ControlError(nint connection, nint domain, void* opaque) =>
        Deliver(domain, opaque, who => new DomainControlErrorEvent(who));

    [UnmanagedCallersOnly]
    private static void BlockJobPath(nint connection, nint domain, byte* disk, int type, int status, void* opaque) =>
        Deliver(domain, opaque, who => new DomainBlockJobPathEvent(who, NativeStrings.Borrow(disk), (DomainBlockJobType)type, (ConnectDomainEventBlockJobStatus)status));

    [UnmanagedCallersOnly]
    private static void DiskChange(nint connection, nint domain, byte* oldPath, byte* newPath, byte* alias, int reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainDiskChangeEvent(who, NativeStrings.BorrowOrNull(oldPath), NativeStrings.BorrowOrNull(newPath), NativeStrings.Borrow(alias), (ConnectDomainEventDiskChangeReason)reason));

    [UnmanagedCallersOnly]
    private static void TrayChange(nint connection, nint domain, byte* alias, int reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainTrayChangeEvent(who, NativeStrings.Borrow(alias), (DomainEventTrayChangeReason)reason));

    [UnmanagedCallersOnly]
    private static void PMWakeup(nint connection, nint domain, int reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainPMWakeupEvent(who));

    [UnmanagedCallersOnly]
    private static void PMSuspend(nint connection, nint domain, int reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainPMSuspendEvent(who));

    [UnmanagedCallersOnly]
    private static void BalloonChange(nint connection, nint domain, ulong actual, void* opaque) =>
        Deliver(domain, opaque, who => new DomainBalloonChangeEvent(who, actual));

    [UnmanagedCallersOnly]
    private static void PMSuspendDisk(nint connection, nint domain, int reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainPMSuspendDiskEvent(who));

    [UnmanagedCallersOnly]
    private static void DeviceRemoved(nint connection, nint domain, byte* alias, void* opaque) =>
        Deliver(domain, opaque, who => new DomainDeviceRemovedEvent(who, NativeStrings.Borrow(alias)));

    [UnmanagedCallersOnly]
    private static void BlockJob(nint connection, nint domain, byte* disk, int type, int status, void* opaque) =>
        Deliver(domain, opaque, who => new DomainBlockJobEvent(who, NativeStrings.Borrow(disk), (DomainBlockJobType)type, (ConnectDomainEventBlockJobStatus)status));

    [UnmanagedCallersOnly]
    private static void Tunable(nint connection, nint domain, virTypedParameter* parameters, int count, void* opaque) =>
        Deliver(domain, opaque, who => new DomainTunableEvent(who, TypedParameterList.Copy(parameters, count)));

    [UnmanagedCallersOnly]
    private static void AgentLifecycle(nint connection, nint domain, int state, int reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainAgentLifecycleEvent(who, (ConnectDomainEventAgentLifecycleState)state, (ConnectDomainEventAgentLifecycleReason)reason));

    [UnmanagedCallersOnly]
    private static void DeviceAdded(nint connection, nint domain, byte* alias, void* opaque) =>
        Deliver(domain, opaque, who => new DomainDeviceAddedEvent(who, NativeStrings.Borrow(alias)));

    [UnmanagedCallersOnly]
    private static void MigrationIteration(nint connection, nint domain, int iteration, void* opaque) =>
        Deliver(domain, opaque, who => new DomainMigrationIterationEvent(who, iteration));

    [UnmanagedCallersOnly]
    private static void JobCompleted(nint connection, nint domain, virTypedParameter* parameters, int count, void* opaque) =>
        Deliver(domain, opaque, who => new DomainJobCompletedEvent(who, TypedParameterList.Copy(parameters, count)));

    [UnmanagedCallersOnly]
    private static void DeviceRemovalFailed(nint connection, nint domain, byte* alias, void* opaque) =>
        Deliver(domain, opaque, who => new DomainDeviceRemovalFailedEvent(who, NativeStrings.Borrow(alias)));

    [UnmanagedCallersOnly]
    private static void MetadataChange(nint connection, nint domain, int type, byte* uri, void* opaque) =>
        Deliver(domain, opaque, who => new DomainMetadataChangeEvent(who, (DomainMetadataType)type, NativeStrings.BorrowOrNull(uri)));

    [UnmanagedCallersOnly]
    private static void BlockThreshold(
        nint connection, nint domain, byte* device, byte* path, ulong threshold, ulong excess, void* opaque) =>
        Deliver(domain, opaque, who => new DomainBlockThresholdEvent(who, NativeStrings.Borrow(device), NativeStrings.BorrowOrNull(path), threshold, excess));

    [UnmanagedCallersOnly]
    private static void MemoryFailure(nint connection, nint domain, int recipient, int action, uint flags, void* opaque) =>
        Deliver(domain, opaque, who => new DomainMemoryFailureEvent(who, (DomainMemoryFailureRecipientType)recipient, (DomainMemoryFailureActionType)action, (DomainMemoryFailureFlags)flags));

    [UnmanagedCallersOnly]
    private static void MemoryDeviceSizeChange(nint connection, nint domain, byte* alias, ulong size, void* opaque) =>
        Deliver(domain, opaque, who => new DomainMemoryDeviceSizeChangeEvent(who, NativeStrings.Borrow(alias), size));

    [UnmanagedCallersOnly]
    private static void NicMacChange(nint connection, nint domain, byte* alias, byte* oldMac, byte* newMac, void* opaque) =>
        Deliver(domain, opaque, who => new DomainNicMacChangeEvent(who, NativeStrings.Borrow(alias), NativeStrings.Borrow(oldMac), NativeStrings.Borrow(newMac)));

    [UnmanagedCallersOnly]
    private static void VcpuRemoved(nint connection, nint domain, uint vcpu, void* opaque) =>
        Deliver(domain, opaque, who => new DomainVcpuRemovedEvent(who, vcpu));

    [UnmanagedCallersOnly]
    private static void ChannelLifecycle(nint connection, nint domain, byte* channel, int state, int reason, void* opaque) =>
        Deliver(domain, opaque, who => new DomainChannelLifecycleEvent(who, NativeStrings.Borrow(channel), (ConnectDomainEventChannelLifecycleState)state, (ConnectDomainEventChannelLifecycleReason)reason));

    private static void Deliver(nint domain, void* opaque, Func<DomainReference, DomainEvent> make)
    {
        try
        {
            CallbackHandle.Target<EventTarget>(opaque).Publish(make(DomainReference.From(domain)));
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure("a domain event", e);
        }
    }
}
