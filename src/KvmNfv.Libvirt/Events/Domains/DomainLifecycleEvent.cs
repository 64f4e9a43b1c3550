namespace KvmNfv.Libvirt;

/// <summary>A domain was defined, started, suspended, resumed, stopped or otherwise changed its life.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Type">What happened.</param>
/// <param name="Detail">libvirt's number for the reason; its enum depends on the type, such as <see cref="DomainEventStartedDetailType"/>.</param>
public sealed record DomainLifecycleEvent(DomainReference Domain, DomainEventType Type, int Detail) : DomainEvent(Domain)
{
    /// <inheritdoc/>
    public override DomainEventID Kind => DomainEventID.Lifecycle;

    /// <summary>The reason by its name in the type's detail enum, such as <c>Migrated</c>; the number where a newer libvirt sent an unknown one.</summary>
    public string Reason => Type switch
    {
        DomainEventType.Defined => ((DomainEventDefinedDetailType)Detail).ToString(),
        DomainEventType.Undefined => ((DomainEventUndefinedDetailType)Detail).ToString(),
        DomainEventType.Started => ((DomainEventStartedDetailType)Detail).ToString(),
        DomainEventType.Suspended => ((DomainEventSuspendedDetailType)Detail).ToString(),
        DomainEventType.Resumed => ((DomainEventResumedDetailType)Detail).ToString(),
        DomainEventType.Stopped => ((DomainEventStoppedDetailType)Detail).ToString(),
        DomainEventType.Shutdown => ((DomainEventShutdownDetailType)Detail).ToString(),
        DomainEventType.Pmsuspended => ((DomainEventPMSuspendedDetailType)Detail).ToString(),
        DomainEventType.Crashed => ((DomainEventCrashedDetailType)Detail).ToString(),
        _ => Detail.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
