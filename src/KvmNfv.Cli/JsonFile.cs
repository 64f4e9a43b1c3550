using System.Text.Json;

namespace KvmNfv.Cli;

/// <summary>Values that a command line names by file.</summary>
internal static class JsonFile
{
    /// <summary>Reads one.</summary>
    /// <exception cref="CliException">The file holds something else.</exception>
    public static async Task<T> ReadAsync<T>(string file, string what, Func<string, T> parse, CancellationToken cancellationToken)
    {
        try
        {
            return parse(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false));
        }
        catch (JsonException e)
        {
            throw new CliException($"{file} is not a {what}: {e.Message}");
        }
    }
}
