using System.CommandLine;
using KvmNfv.Cli.Pictures;

namespace KvmNfv.Cli.Commands;

/// <summary>Files that a verb writes when it is done: refused at once where that could not be.</summary>
internal static class OutputFile
{
    public static void AddCheck(Option<string?> option) => option.Validators.Add(result => CheckFolder(result.Tokens is [var token] ? token.Value : null, result.AddError));

    public static void AddPictureCheck(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.Tokens is not [var token])
            return;
        CheckFolder(token.Value, result.AddError);
        if (!PictureFile.CanWrite(token.Value))
            result.AddError($"'{token.Value}' is not a picture that can be drawn: end its name with .svg or .png");
    });

    private static void CheckFolder(string? file, Action<string> fail)
    {
        if (file is { Length: > 0 } && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            fail($"there is no folder {folder} for {Path.GetFileName(file)}");
    }
}
