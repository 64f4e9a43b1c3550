using System.Text;
using System.Text.Json;

namespace KvmNfv.Sdk.Migration;

/// <summary>
/// A journal of one file a domain, <c>UUID.json</c>, in a folder that only its owner may read (documents of devices can hold secrets). Files are replaced whole. Thread-safe.
/// </summary>
/// <param name="folder">The folder; made when first needed.</param>
public sealed class MigrationJournalFolder(string folder) : IMigrationJournal
{
    private const int MaxBytes = 4 << 20;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc />
    public async Task SaveAsync(MigrationJournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
        var path = PathOf(entry.Domain);
        var next = $"{path}.{entry.Id:N}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Owner };
        var stream = new FileStream(next, options);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(entry.ToJson()), cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <inheritdoc />
    public async Task<MigrationJournalEntry?> LoadAsync(Guid domain, CancellationToken cancellationToken = default)
    {
        var path = PathOf(domain);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes })
                throw new InvalidDataException($"{path} is larger than a journal entry can be ({MaxBytes >> 20} MiB): remove it.");
            return MigrationJournalEntry.FromJson(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path} is not a journal entry: {e.Message} Remove it, and look at the domain's pins and limits yourself.", e);
        }
    }

    /// <inheritdoc />
    public Task RemoveAsync(Guid domain, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(folder))
            File.Delete(PathOf(domain));
        return Task.CompletedTask;
    }

    private string PathOf(Guid domain) => Path.Combine(folder, $"{domain:D}.json");
}
