namespace KvmNfv.Migration.Benchmarks;

/// <summary>A way of migrating a guest to the other host.</summary>
internal abstract class Contender(string name)
{
    public string Name { get; } = name;

    /// <summary>Migrates it; a migration that fails or takes too long is a result too.</summary>
    public abstract Task<Move> MoveAsync(Lab lab, Guest guest, Link link);
}
