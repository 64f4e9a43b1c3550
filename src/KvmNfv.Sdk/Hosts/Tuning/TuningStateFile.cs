using System.Text;
using System.Text.Json;
using KvmNfv.Sdk.Json;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>
/// The file that remembers old values. It is replaced as a whole (written beside, flushed to the disk, renamed), so that a crash leaves the one before or
/// the one after, and held by a lock, so that two tools don't write over each other.
/// </summary>
internal sealed class TuningStateFile : IDisposable
{
    private const int MaxBytes = 16 << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly FileStream _lock;

    public TuningStateFile(string path)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        try
        {
            _lock = new FileStream(_path + ".lock", new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, UnixCreateMode = OwnerOnly,
            });
        }
        catch (IOException e) when (e is not DirectoryNotFoundException and not FileNotFoundException and not PathTooLongException)
        {
            throw new TuningException($"Another run holds {_path}.lock: wait until it ends.", e);
        }
    }

    public TuningState? Read()
    {
        var file = new FileInfo(_path);
        if (!file.Exists)
            return null;
        // Its values are written as root: nobody else may have put them there.
        if ((file.UnixFileMode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0)
            throw new TuningException($"{_path} can be written by others than its owner: look whether its values are right, then `chmod 600` it.");
        if (file.Length > MaxBytes)
            throw new TuningException($"{_path} is larger than {MaxBytes >> 20} MiB: it is not a state file of tuning.");
        try
        {
            var state = SdkJson.Read(File.ReadAllText(_path), SdkJson.Context.TuningState);
            if (state.Version != TuningState.CurrentVersion)
                throw new TuningException($"{_path} is of version {state.Version}; this kvmnfv reads version {TuningState.CurrentVersion}.");
            return state.Changes.FirstOrDefault(c => !HostWriter.IsKernelFile(c.Path)) is { } foreign
                ? throw new TuningException($"{_path} names {foreign.Path}, which is not a file of the kernel: somebody changed it.")
                : state;
        }
        catch (JsonException e)
        {
            throw new TuningException($"{_path} is not a state file of tuning: {e.Message}", e);
        }
    }

    public void Write(TuningState state)
    {
        if (state.Changes.Count == 0)
        {
            File.Delete(_path);
            return;
        }

        var beside = _path + ".new";
        // A left-over of a crash may have another mode.
        File.Delete(beside);
        using (var stream = new FileStream(beside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            stream.Write(Encoding.UTF8.GetBytes(SdkJson.Write(state, SdkJson.Context.TuningState)));
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, _path, overwrite: true);
    }

    public void Dispose() => _lock.Dispose();
}
