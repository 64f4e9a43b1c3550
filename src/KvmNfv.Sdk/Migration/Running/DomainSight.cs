using KvmNfv.Libvirt;

namespace KvmNfv.Sdk.Migration;

/// <summary>A domain as one end sees it.</summary>
/// <param name="Domain">The domain; null where the host doesn't know it.</param>
/// <param name="State">Its state.</param>
/// <param name="Job">Whether a job runs on it.</param>
internal sealed record DomainSight(IDomain? Domain, DomainStateInfo State, bool Job)
{
    public bool Active => Domain is not null && State.State is not (DomainState.Shutoff or DomainState.Nostate or DomainState.Crashed);

    /// <summary>Whether its vCPUs run here, or would, had nobody paused it.</summary>
    public bool Here => Active && !Incoming && !PostCopyFailed && !LeftBehind;

    public bool Running => State.State is DomainState.Running or DomainState.Blocked;

    /// <summary>Post-copy broke: this end holds a part of its memory.</summary>
    public bool PostCopyFailed => Reason(DomainPausedReason.PostcopyFailed) || (State.State == DomainState.Running && State.Reason == (int)DomainRunningReason.PostcopyFailed);

    /// <summary>Paused by a migration: a source that has stopped for the switch-over, or a destination that waits.</summary>
    public bool PausedByMigration => Reason(DomainPausedReason.Migration);

    private bool Incoming => Reason(DomainPausedReason.Migration) && Job;

    private bool LeftBehind => Reason(DomainPausedReason.Postcopy);

    private bool Reason(DomainPausedReason reason) => State.State == DomainState.Paused && State.Reason == (int)reason;

    public override string ToString() => Domain is null ? "not there"
        : State.State == DomainState.Paused ? $"paused ({(DomainPausedReason)State.Reason})"
        : State.State == DomainState.Running ? $"running ({(DomainRunningReason)State.Reason})"
        : State.State == DomainState.Shutoff ? $"shut off ({(DomainShutoffReason)State.Reason})" : State.State.ToString();
}
