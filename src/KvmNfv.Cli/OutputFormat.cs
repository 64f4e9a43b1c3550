namespace KvmNfv.Cli;

/// <summary>How a verb prints its result.</summary>
internal enum OutputFormat
{
    /// <summary>Aligned columns for people.</summary>
    Table,

    /// <summary>JSON with stable names; fields are only ever added.</summary>
    Json,
}
