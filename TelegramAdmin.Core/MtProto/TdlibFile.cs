using TelegramAdmin.Core.MtProto.Native;

namespace TelegramAdmin.Core.MtProto;

/// <summary>Whether TDLib can be loaded on this machine, without loading it for use.</summary>
public static class TdlibFile
{
    /// <param name="path">The library's file, or null for the one that comes with the app.</param>
    /// <returns>Why not, in words; null where it can.</returns>
    public static string? Trouble(string? path)
    {
        try
        {
            TdLibrary.Find(path);
            return null;
        }
        catch (TdLibraryException e)
        {
            return e.Message;
        }
    }
}
