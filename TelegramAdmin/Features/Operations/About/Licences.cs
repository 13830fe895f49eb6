namespace TelegramAdmin.Features.Operations.About;

/// <summary>What the product is built of, and under which licence each part may be used.</summary>
internal static class Licences
{
    private const string Mit = "MIT";
    private const string Apache = "Apache-2.0";
    private const string Postgres = "PostgreSQL";

    private const string Sqlite = "https://github.com/ericsink/SQLitePCL.raw";
    private const string Dotnet = "https://dot.net";
    private const string OpenTelemetry = "https://opentelemetry.io";
    private const string EfCore = "https://learn.microsoft.com/ef/core/";

    /// <summary>By name.</summary>
    public static IReadOnlyList<Licence> All { get; } =
    [
        new(".NET and ASP.NET Core", Mit, Dotnet),
        new("@fontsource-variable/inter", "OFL-1.1", "https://rsms.me/inter/"),
        new("apexcharts", Mit, "https://apexcharts.com"),
        new("BouncyCastle.Cryptography", Mit, "https://www.bouncycastle.org"),
        new("Markdig", "BSD-2-Clause", "https://github.com/xoofx/markdig"),
        new("Material Symbols", Apache, "https://fonts.google.com/icons"),
        new("Microsoft.AspNetCore.OpenApi", Mit, "https://asp.net"),
        new("Microsoft.Data.Sqlite.Core", Mit, EfCore),
        new("Microsoft.EntityFrameworkCore", Mit, EfCore),
        new("Microsoft.EntityFrameworkCore.Abstractions", Mit, EfCore),
        new("Microsoft.EntityFrameworkCore.Relational", Mit, EfCore),
        new("Microsoft.EntityFrameworkCore.Sqlite.Core", Mit, EfCore),
        new("Microsoft.Extensions.DependencyModel", Mit, Dotnet),
        new("Microsoft.OpenApi", Mit, "https://github.com/microsoft/OpenAPI.NET"),
        new("Microsoft.Win32.SystemEvents", Mit, Dotnet),
        new("Npgsql", Postgres, "https://www.npgsql.org"),
        new("Npgsql.EntityFrameworkCore.PostgreSQL", Postgres, "https://www.npgsql.org/efcore/"),
        new("OpenTelemetry", Apache, OpenTelemetry),
        new("OpenTelemetry.Api", Apache, OpenTelemetry),
        new("OpenTelemetry.Api.ProviderBuilderExtensions", Apache, OpenTelemetry),
        new("OpenTelemetry.Exporter.OpenTelemetryProtocol", Apache, OpenTelemetry),
        new("OpenTelemetry.Extensions.Hosting", Apache, OpenTelemetry),
        new("OpenTelemetry.Instrumentation.AspNetCore", Apache, OpenTelemetry),
        new("OpenTelemetry.Instrumentation.Http", Apache, OpenTelemetry),
        new("QRCoder", Mit, "https://github.com/Shane32/QRCoder"),
        new("Quartz", Apache, "https://www.quartz-scheduler.net"),
        new("Radzen.Blazor", Mit, "https://www.radzen.com"),
        new("SQLitePCLRaw.bundle_e_sqlite3", Apache, Sqlite),
        new("SQLitePCLRaw.core", Apache, Sqlite),
        new("SQLitePCLRaw.lib.e_sqlite3", Apache, Sqlite),
        new("SQLitePCLRaw.provider.e_sqlite3", Apache, Sqlite),
        new("Swashbuckle.AspNetCore.SwaggerUI", Mit, "https://github.com/domaindrivendev/Swashbuckle.AspNetCore"),
        new("System.CommandLine", Mit, "https://github.com/dotnet/command-line-api"),
        new("System.Drawing.Common", Mit, Dotnet),
        new("TDLib", "BSL-1.0", "https://core.telegram.org/tdlib"),
    ];
}

/// <param name="Terms">The licence's SPDX name.</param>
internal sealed record Licence(string Name, string Terms, string Site);
