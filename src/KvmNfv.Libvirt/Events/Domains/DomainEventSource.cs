namespace KvmNfv.Libvirt;

/// <summary>The real subscriptions of <see cref="IDomainEvents"/>.</summary>
internal sealed class DomainEventSource(EventHub hub) : IDomainEvents
{
    // The client library that brought the kind; a program compiled for the newest runs on any.
    private static readonly Dictionary<DomainEventID, LibvirtVersion> s_since = new()
    {
        [DomainEventID.NicMacChange] = new(11, 2, 0),
        [DomainEventID.VcpuRemoved] = new(12, 4, 0),
        [DomainEventID.ChannelLifecycle] = new(12, 4, 0),
    };

    public EventStream<DomainEvent> All(IDomain? only = null, EventOptions? options = null) =>
        hub.Open(Enum.GetValues<DomainEventID>().Where(IsKnown).Select(id => Registration(id, only)), Filter<DomainEvent>(only), options, skipUnsupported: true);

    public EventStream<DomainEvent> Select(IReadOnlyCollection<DomainEventID> kinds, IDomain? only = null, EventOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        if (kinds.Count == 0)
            throw new ArgumentException("Name at least one kind of event.", nameof(kinds));
        return hub.Open(kinds.Distinct().Select(id => Checked(id, only)), Filter<DomainEvent>(only), options);
    }

    public EventStream<DomainLifecycleEvent> Lifecycle(IDomain? only = null, EventOptions? options = null) =>
        One<DomainLifecycleEvent>(DomainEventID.Lifecycle, only, options);

    public EventStream<DomainRebootEvent> Reboot(IDomain? only = null, EventOptions? options = null) =>
        One<DomainRebootEvent>(DomainEventID.Reboot, only, options);

    public EventStream<DomainRtcChangeEvent> RtcChange(IDomain? only = null, EventOptions? options = null) =>
        One<DomainRtcChangeEvent>(DomainEventID.RtcChange, only, options);

    public EventStream<DomainWatchdogEvent> Watchdog(IDomain? only = null, EventOptions? options = null) =>
        One<DomainWatchdogEvent>(DomainEventID.Watchdog, only, options);

    public EventStream<DomainIOErrorEvent> IOError(IDomain? only = null, EventOptions? options = null) =>
        One<DomainIOErrorEvent>(DomainEventID.IoError, only, options);

    public EventStream<DomainGraphicsEvent> Graphics(IDomain? only = null, EventOptions? options = null) =>
        One<DomainGraphicsEvent>(DomainEventID.Graphics, only, options);

    public EventStream<DomainIOErrorReasonEvent> IOErrorWithReason(IDomain? only = null, EventOptions? options = null) =>
        One<DomainIOErrorReasonEvent>(DomainEventID.IoErrorReason, only, options);

    public EventStream<DomainControlErrorEvent> ControlError(IDomain? only = null, EventOptions? options = null) =>
        One<DomainControlErrorEvent>(DomainEventID.ControlError, only, options);

    public EventStream<DomainBlockJobPathEvent> BlockJobByPath(IDomain? only = null, EventOptions? options = null) =>
        One<DomainBlockJobPathEvent>(DomainEventID.BlockJob, only, options);

    public EventStream<DomainDiskChangeEvent> DiskChange(IDomain? only = null, EventOptions? options = null) =>
        One<DomainDiskChangeEvent>(DomainEventID.DiskChange, only, options);

    public EventStream<DomainTrayChangeEvent> TrayChange(IDomain? only = null, EventOptions? options = null) =>
        One<DomainTrayChangeEvent>(DomainEventID.TrayChange, only, options);

    public EventStream<DomainPMWakeupEvent> PMWakeup(IDomain? only = null, EventOptions? options = null) =>
        One<DomainPMWakeupEvent>(DomainEventID.Pmwakeup, only, options);

    public EventStream<DomainPMSuspendEvent> PMSuspend(IDomain? only = null, EventOptions? options = null) =>
        One<DomainPMSuspendEvent>(DomainEventID.Pmsuspend, only, options);

    public EventStream<DomainBalloonChangeEvent> BalloonChange(IDomain? only = null, EventOptions? options = null) =>
        One<DomainBalloonChangeEvent>(DomainEventID.BalloonChange, only, options);

    public EventStream<DomainPMSuspendDiskEvent> PMSuspendDisk(IDomain? only = null, EventOptions? options = null) =>
        One<DomainPMSuspendDiskEvent>(DomainEventID.PmsuspendDisk, only, options);

    public EventStream<DomainDeviceRemovedEvent> DeviceRemoved(IDomain? only = null, EventOptions? options = null) =>
        One<DomainDeviceRemovedEvent>(DomainEventID.DeviceRemoved, only, options);

    public EventStream<DomainBlockJobEvent> BlockJob(IDomain? only = null, EventOptions? options = null) =>
        One<DomainBlockJobEvent>(DomainEventID.BlockJob2, only, options);

    public EventStream<DomainTunableEvent> Tunable(IDomain? only = null, EventOptions? options = null) =>
        One<DomainTunableEvent>(DomainEventID.Tunable, only, options);

    public EventStream<DomainAgentLifecycleEvent> AgentLifecycle(IDomain? only = null, EventOptions? options = null) =>
        One<DomainAgentLifecycleEvent>(DomainEventID.AgentLifecycle, only, options);

    public EventStream<DomainDeviceAddedEvent> DeviceAdded(IDomain? only = null, EventOptions? options = null) =>
        One<DomainDeviceAddedEvent>(DomainEventID.DeviceAdded, only, options);

    public EventStream<DomainMigrationIterationEvent> MigrationIteration(IDomain? only = null, EventOptions? options = null) =>
        One<DomainMigrationIterationEvent>(DomainEventID.MigrationIteration, only, options);

    public EventStream<DomainJobCompletedEvent> JobCompleted(IDomain? only = null, EventOptions? options = null) =>
        One<DomainJobCompletedEvent>(DomainEventID.JobCompleted, only, options);

    public EventStream<DomainDeviceRemovalFailedEvent> DeviceRemovalFailed(IDomain? only = null, EventOptions? options = null) =>
        One<DomainDeviceRemovalFailedEvent>(DomainEventID.DeviceRemovalFailed, only, options);

    public EventStream<DomainMetadataChangeEvent> MetadataChange(IDomain? only = null, EventOptions? options = null) =>
        One<DomainMetadataChangeEvent>(DomainEventID.MetadataChange, only, options);

    public EventStream<DomainBlockThresholdEvent> BlockThreshold(IDomain? only = null, EventOptions? options = null) =>
        One<DomainBlockThresholdEvent>(DomainEventID.BlockThreshold, only, options);

    public EventStream<DomainMemoryFailureEvent> MemoryFailure(IDomain? only = null, EventOptions? options = null) =>
        One<DomainMemoryFailureEvent>(DomainEventID.MemoryFailure, only, options);

    public EventStream<DomainMemoryDeviceSizeChangeEvent> MemoryDeviceSizeChange(IDomain? only = null, EventOptions? options = null) =>
        One<DomainMemoryDeviceSizeChangeEvent>(DomainEventID.MemoryDeviceSizeChange, only, options);

    public EventStream<DomainNicMacChangeEvent> NicMacChange(IDomain? only = null, EventOptions? options = null) =>
        One<DomainNicMacChangeEvent>(DomainEventID.NicMacChange, only, options);

    public EventStream<DomainVcpuRemovedEvent> VcpuRemoved(IDomain? only = null, EventOptions? options = null) =>
        One<DomainVcpuRemovedEvent>(DomainEventID.VcpuRemoved, only, options);

    public EventStream<DomainChannelLifecycleEvent> ChannelLifecycle(IDomain? only = null, EventOptions? options = null) =>
        One<DomainChannelLifecycleEvent>(DomainEventID.ChannelLifecycle, only, options);

    private EventStream<T> One<T>(DomainEventID id, IDomain? only, EventOptions? options) where T : DomainEvent =>
        hub.Open([Checked(id, only)], Filter<T>(only), options);

    private static bool IsKnown(DomainEventID id) => !s_since.TryGetValue(id, out var since) || LibvirtLibrary.Supports(since);

    private static DomainEventRegistration Registration(DomainEventID id, IDomain? only) => new(id, only?.Uuid);

    private static DomainEventRegistration Checked(DomainEventID id, IDomain? only) => IsKnown(id) ? Registration(id, only)
        : throw LibvirtUnsupportedException.MissingFunction($"the domain event {id}", s_since[id], LibvirtLibrary.Version);

    private static Func<T, bool>? Filter<T>(IDomain? only) where T : DomainEvent
    {
        if (only is null)
            return null;
        var uuid = only.Uuid;
        return e => e.Domain.Uuid == uuid;
    }
}
