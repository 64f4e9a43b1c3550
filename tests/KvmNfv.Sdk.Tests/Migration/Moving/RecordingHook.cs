using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration.Moving;

/// <summary>Writes down how it was called.</summary>
internal sealed class RecordingHook : IMigrationHooks
{
    private readonly Lock _lock = new();
    private readonly List<string> _calls = [];

    public string Name => "recorder";

    /// <summary>What preparing fails with; null for nothing.</summary>
    public string? Fails { get; init; }

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    public Task PrepareAsync(MigrationHookContext context, CancellationToken cancellationToken)
    {
        Add("prepare");
        return Fails is null ? Task.CompletedTask : throw new IOException(Fails);
    }

    public Task SwitchOverAsync(MigrationHookContext context, CancellationToken cancellationToken) => Add("switch over");

    public Task ResumedAsync(MigrationHookContext context, CancellationToken cancellationToken) => Add("resumed");

    public Task ReleaseAsync(MigrationHookContext context, CancellationToken cancellationToken) => Add("release");

    public Task RollBackAsync(MigrationHookContext context, CancellationToken cancellationToken) => Add("roll back");

    private Task Add(string call)
    {
        lock (_lock)
            _calls.Add(call);
        return Task.CompletedTask;
    }
}
