namespace KvmNfv.Sdk.Migration;

/// <summary>
/// What the outside does around a migration: ports of the virtual switch, flows, announcements. A failure of <see cref="PrepareAsync"/> ends the migration before
/// it begins; later failures are warnings in the report, since the guest has moved. Each is called at most once, and must be safe to call again after a crash.
/// </summary>
public interface IMigrationHooks
{
    /// <summary>Names the hook in events and warnings.</summary>
    string Name { get; }

    /// <summary>Before the transfer: prepare the port at the destination.</summary>
    Task PrepareAsync(MigrationHookContext context, CancellationToken cancellationToken);

    /// <summary>The guest has stopped at the source and is about to run at the destination (or does already): move flows now. It is not waited for.</summary>
    Task SwitchOverAsync(MigrationHookContext context, CancellationToken cancellationToken);

    /// <summary>The guest runs at the destination: announce it.</summary>
    Task ResumedAsync(MigrationHookContext context, CancellationToken cancellationToken);

    /// <summary>After success: release the port at the source.</summary>
    Task ReleaseAsync(MigrationHookContext context, CancellationToken cancellationToken);

    /// <summary>After a failure or a cancel: undo <see cref="PrepareAsync"/>; the guest runs at the source.</summary>
    Task RollBackAsync(MigrationHookContext context, CancellationToken cancellationToken);
}
