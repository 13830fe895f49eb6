namespace TelegramAdmin.Hosting.Doctor;

internal static class DoctorModule
{
    public static IServiceCollection AddDoctor(this IServiceCollection services) => services
        .AddSingleton<StripeCheck>()
        .AddSingleton<RunDoctor>()
        .AddSingleton<SchemaCheck>()
        .AddSingleton<IDoctorCheck, ConfigurationCheck>()
        .AddSingleton<IDoctorCheck, RightsCheck>()
        .AddSingleton<IDoctorCheck, DatabaseCheck>()
        .AddSingleton<IDoctorCheck, KeyRingCheck>()
        .AddSingleton<IDoctorCheck, AddressCheck>()
        .AddSingleton<IDoctorCheck, TelegramCheck>()
        .AddSingleton<IDoctorCheck, BotsCheck>()
        .AddSingleton<IDoctorCheck, PaymentsCheck>()
        .AddSingleton<IDoctorCheck, TdlibCheck>();
}
