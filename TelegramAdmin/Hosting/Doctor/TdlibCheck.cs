using TelegramAdmin.Core.MtProto;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Whether channels can be read: TDLib loads on this platform.</summary>
internal sealed class TdlibCheck(AppSettings settings) : IDoctorCheck
{
    public string Name => "tdlib";

    public Task<IReadOnlyList<DoctorFinding>> LookAsync(CancellationToken cancellation)
    {
        var mtProto = settings.Engine.MtProto;
        var finding = TdlibFile.Trouble(mtProto.LibraryPath) is not { } trouble ? DoctorFinding.Ok(Name, "it loads")
            : mtProto.ApiId is null && mtProto.LibraryPath is null ? DoctorFinding.Off(Name, $"no channels on this platform: {trouble}")
            : DoctorFinding.Bad(Name, trouble, "No account can be signed in, so no channel is read.", "Give MtProto:LibraryPath the file of libtdjson 1.8.67 for this platform.");
        return Task.FromResult<IReadOnlyList<DoctorFinding>>([finding]);
    }
}
