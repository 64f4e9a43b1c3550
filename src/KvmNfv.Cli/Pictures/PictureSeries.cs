using ScottPlot;

namespace KvmNfv.Cli.Pictures;

/// <summary>An entry of a panel's legend.</summary>
/// <param name="Name">What it is, with its value where it has one.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Pattern">Its line.</param>
/// <param name="Width">Its width in pixels; 0 for a point.</param>
internal sealed record PictureSeries(string Name, Color Color, LinePattern Pattern, float Width);
