namespace TelegramAdmin.Components;

internal static class AssetPath
{
    /// <summary>Asset names are relative to the base address; a script module is found from the root only.</summary>
    public static string FromRoot(this string asset) => "/" + asset.TrimStart('/');
}
