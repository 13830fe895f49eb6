using System.Globalization;

namespace TelegramAdmin.Core.Storage;

/// <summary>Names one tenant. Every row that belongs to a tenant carries it.</summary>
public readonly record struct WorkspaceId(int Value)
{
    /// <summary>The workspace that the first start makes; a small team never meets another.</summary>
    public static readonly WorkspaceId Default = new(1);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
