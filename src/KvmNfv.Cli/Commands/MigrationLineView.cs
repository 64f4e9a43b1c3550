using KvmNfv.Cli.Output;
using KvmNfv.Sdk.Migration;

namespace KvmNfv.Cli.Commands;

/// <summary>One line for each thing that happens: for logs and pipes.</summary>
internal sealed class MigrationLineView(TextWriter writer) : IMigrationView
{
    private readonly TextWriter _writer = TextWriter.Synchronized(writer);

    public async Task ShowAsync(IMigrationOperation operation, CancellationToken leave)
    {
        try
        {
            await foreach (var e in operation.EventsAsync(leave).ConfigureAwait(false))
                _writer.WriteLine(MigrationProgressText.Line(e));
        }
        catch (OperationCanceledException) when (leave.IsCancellationRequested)
        {
            // The user has seen enough.
        }
    }

    public void Say(string text) => _writer.WriteLine(Printable.Line(text));
}
