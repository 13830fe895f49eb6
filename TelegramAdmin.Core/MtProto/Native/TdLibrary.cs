using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Core.MtProto.Native;

/// <summary>Finds and loads TDLib once for the process, when it is first needed.</summary>
internal static class TdLibrary
{
    private static readonly Lock Gate = new();
    private static nint _handle;

    /// <param name="path">The library's file, or null for the one that comes with the app.</param>
    /// <exception cref="TdLibraryException">It is not there, is for another platform, or is no TDLib.</exception>
    public static void Load(string? path, ILogger logger)
    {
        lock (Gate)
        {
            if (_handle != 0)
                return;
            _handle = Find(path);
            NativeLibrary.SetDllImportResolver(typeof(TdNative).Assembly, static (name, _, _) => name == TdNative.Library ? _handle : 0);
            TdLog.Begin(logger);
        }
    }

    /// <exception cref="TdLibraryException">As <see cref="Load"/>.</exception>
    internal static nint Find(string? path) => Open(path ?? Beside(AppContext.BaseDirectory), isOwn: path is not null);

    private static string Beside(string folder) => Path.Combine(folder, "tdlib", FileName);

    private static string FileName => OperatingSystem.IsWindows() ? "tdjson.dll" : OperatingSystem.IsMacOS() ? "libtdjson.dylib" : "libtdjson.so";

    private static nint Open(string file, bool isOwn)
    {
        if (!File.Exists(file))
            throw new TdLibraryException(isOwn
                ? $"MtProto:LibraryPath names {file}, which is not there. Mend the path, or leave it out for the library that comes with the app."
                : $"TDLib for this platform ({RuntimeInformation.RuntimeIdentifier}) did not come with the app: {file} is not there. Build TDLib 1.8.67 (tdlib.github.io/td/build.html) and name its file in MtProto:LibraryPath. Everything but channels works without it.");
        try
        {
            var handle = NativeLibrary.Load(file);
            return NativeLibrary.TryGetExport(handle, "td_create_client_id", out _) ? handle : throw new TdLibraryException($"{file} is a library, but not TDLib's (libtdjson). Name the right file in MtProto:LibraryPath.");
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new TdLibraryException($"TDLib in {file} does not load here: it may be for another platform, or a library that it needs is missing. Everything but channels works without it.", e);
        }
    }
}
