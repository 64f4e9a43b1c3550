using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>Shows a running migration.</summary>
internal interface IMigrationView
{
    /// <summary>Shows it to its end.</summary>
    /// <param name="operation">The migration.</param>
    /// <param name="leave">Ends the showing, not the migration.</param>
    Task ShowAsync(IMigrationOperation operation, CancellationToken leave);

    /// <summary>Adds a word of the tool's own.</summary>
    void Say(string text);
}
