namespace KvmNfv.Libvirt;

/// <summary>The events of a connection's domains, each kind as a stream of its own.</summary>
/// <remarks>
/// Each member subscribes at once, blocking while the server answers, and the subscription lives until its stream or the connection is disposed.
/// <c>only</c> narrows it to one domain; null means every domain. A server that cannot send a kind of event throws
/// <see cref="LibvirtUnsupportedException"/>. Thread-safe.
/// </remarks>
public interface IDomainEvents
{
    /// <summary>Every kind of event that library and server know, in the order in which they happened.</summary>
    /// <remarks>Disk errors and block jobs come twice, once for each of libvirt's two forms; <see cref="Select"/> takes a choice.</remarks>
    EventStream<DomainEvent> All(IDomain? only = null, EventOptions? options = null);

    /// <summary>Some kinds of events, in the order in which they happened.</summary>
    /// <param name="kinds">The kinds; each must be known to library and server.</param>
    /// <param name="only">One domain, or null for every domain.</param>
    /// <param name="options">How events wait; null for the defaults.</param>
    EventStream<DomainEvent> Select(IReadOnlyCollection<DomainEventID> kinds, IDomain? only = null, EventOptions? options = null);

    /// <summary>A domain was defined, started, suspended, resumed, stopped or otherwise changed its life.</summary>
    EventStream<DomainLifecycleEvent> Lifecycle(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest rebooted.</summary>
    EventStream<DomainRebootEvent> Reboot(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest set its real-time clock.</summary>
    EventStream<DomainRtcChangeEvent> RtcChange(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest's watchdog fired.</summary>
    EventStream<DomainWatchdogEvent> Watchdog(IDomain? only = null, EventOptions? options = null);

    /// <summary>A disk request failed.</summary>
    EventStream<DomainIOErrorEvent> IOError(IDomain? only = null, EventOptions? options = null);

    /// <summary>A client of the graphical console came or went.</summary>
    EventStream<DomainGraphicsEvent> Graphics(IDomain? only = null, EventOptions? options = null);

    /// <summary>A disk request failed, with the reason.</summary>
    EventStream<DomainIOErrorReasonEvent> IOErrorWithReason(IDomain? only = null, EventOptions? options = null);

    /// <summary>The hypervisor's control channel failed: libvirt can no longer steer the domain.</summary>
    EventStream<DomainControlErrorEvent> ControlError(IDomain? only = null, EventOptions? options = null);

    /// <summary>A disk's block job ended or is ready, told by the disk's file.</summary>
    EventStream<DomainBlockJobPathEvent> BlockJobByPath(IDomain? only = null, EventOptions? options = null);

    /// <summary>A disk lost its source when the domain started.</summary>
    EventStream<DomainDiskChangeEvent> DiskChange(IDomain? only = null, EventOptions? options = null);

    /// <summary>The tray of a removable drive moved.</summary>
    EventStream<DomainTrayChangeEvent> TrayChange(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest woke from sleep.</summary>
    EventStream<DomainPMWakeupEvent> PMWakeup(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest went to sleep in memory.</summary>
    EventStream<DomainPMSuspendEvent> PMSuspend(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest's balloon changed its size.</summary>
    EventStream<DomainBalloonChangeEvent> BalloonChange(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest went to sleep on disk.</summary>
    EventStream<DomainPMSuspendDiskEvent> PMSuspendDisk(IDomain? only = null, EventOptions? options = null);

    /// <summary>A device is gone from the guest.</summary>
    EventStream<DomainDeviceRemovedEvent> DeviceRemoved(IDomain? only = null, EventOptions? options = null);

    /// <summary>A disk's block job ended or is ready, told by the disk's target name.</summary>
    EventStream<DomainBlockJobEvent> BlockJob(IDomain? only = null, EventOptions? options = null);

    /// <summary>Tuning of a running domain changed: pinning, scheduling, disk limits.</summary>
    EventStream<DomainTunableEvent> Tunable(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest's agent came or went.</summary>
    EventStream<DomainAgentLifecycleEvent> AgentLifecycle(IDomain? only = null, EventOptions? options = null);

    /// <summary>A device was added to the running guest.</summary>
    EventStream<DomainDeviceAddedEvent> DeviceAdded(IDomain? only = null, EventOptions? options = null);

    /// <summary>A migration begins another pass over memory.</summary>
    EventStream<DomainMigrationIterationEvent> MigrationIteration(IDomain? only = null, EventOptions? options = null);

    /// <summary>A job, such as a migration, ended.</summary>
    EventStream<DomainJobCompletedEvent> JobCompleted(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest refused to give a device up.</summary>
    EventStream<DomainDeviceRemovalFailedEvent> DeviceRemovalFailed(IDomain? only = null, EventOptions? options = null);

    /// <summary>A domain's metadata changed.</summary>
    EventStream<DomainMetadataChangeEvent> MetadataChange(IDomain? only = null, EventOptions? options = null);

    /// <summary>A disk was written beyond the threshold that was set for it.</summary>
    EventStream<DomainBlockThresholdEvent> BlockThreshold(IDomain? only = null, EventOptions? options = null);

    /// <summary>The host found broken memory under the guest.</summary>
    EventStream<DomainMemoryFailureEvent> MemoryFailure(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest took a new size of a memory device.</summary>
    EventStream<DomainMemoryDeviceSizeChangeEvent> MemoryDeviceSizeChange(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest changed a network interface's MAC address. Since libvirt 11.2.0.</summary>
    EventStream<DomainNicMacChangeEvent> NicMacChange(IDomain? only = null, EventOptions? options = null);

    /// <summary>A virtual CPU is gone from the guest. Since libvirt 12.4.0.</summary>
    EventStream<DomainVcpuRemovedEvent> VcpuRemoved(IDomain? only = null, EventOptions? options = null);

    /// <summary>The guest opened or closed a channel. Since libvirt 12.4.0.</summary>
    EventStream<DomainChannelLifecycleEvent> ChannelLifecycle(IDomain? only = null, EventOptions? options = null);
}
