namespace KvmNfv.Cli;

/// <summary>How a verb prints its result. Every verb knows the first two.</summary>
internal enum OutputFormat
{
    /// <summary>Aligned columns for people.</summary>
    Table,

    /// <summary>JSON with stable names; fields are only ever added.</summary>
    Json,

    /// <summary>Markdown, for reports and tickets.</summary>
    Markdown,

    /// <summary>A libvirt document.</summary>
    Xml,
}
