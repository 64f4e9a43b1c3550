namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The comment at the head of every file of a plan.</summary>
internal static class FileHead
{
    public static string Write(string what, string why, string undo) =>
        $"# KvmNfv: {what}, written by kvmnfv host tune.\n# Why:  {why}\n# Undo: {undo}\n\n";
}
