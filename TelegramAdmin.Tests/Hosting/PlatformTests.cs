using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Hosting;

namespace TelegramAdmin.Tests.Hosting;

/// <summary>What hosting platforms, containers and proxies hand over: PORT, DATABASE_URL, files with secrets, forwarded addresses.</summary>
public sealed class PlatformTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ta-platform-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("postgres://app:s%40fe%2Fword@db.internal:6543/tele?sslmode=require", "db.internal", 6543, "app", "s@fe/word", "tele", SslMode.Require)]
    [InlineData("postgresql://app@db.internal/tele?sslmode=verify-full&pgbouncer=true&channel_binding=require", "db.internal", 5432, "app", null, "tele", SslMode.VerifyFull)]
    public void DatabaseUrl_OfAPlatform_IsTaken(string url, string host, int port, string user, string? password, string database, SslMode ssl)
    {
        var settings = Read(("DATABASE_URL", url));

        Assert.Equal((DatabaseProvider.Postgres, false), (settings.Database.Provider, settings.Sandbox.IsEnabled));
        var read = new NpgsqlConnectionStringBuilder(settings.Database.ConnectionString);
        Assert.Equal((host, port, user, password, database, ssl), (read.Host, read.Port, read.Username, read.Password, read.Database, read.SslMode));
    }

    [Fact]
    public void DatabaseUrl_BesideOurOwnSettings_IsLeftAlone()
    {
        Assert.Equal(DatabaseProvider.Sqlite, Read(("DATABASE_URL", "postgres://app@db/other"), ("Database:Provider", "Sqlite")).Database.Provider);
        Assert.Contains("Host=own", Read(("DATABASE_URL", "postgres://app@db/other"), ("Database:Provider", "Postgres"), ("ConnectionStrings:Default", "Host=own;Database=x")).Database.ConnectionString, StringComparison.Ordinal);
        Assert.Contains("Database=own", Read(("Database:Provider", "Postgres"), ("ConnectionStrings:Default", "postgres://app@db/own")).Database.ConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DATABASE_URL", "mysql://app:not-for-logs@db/x", "DATABASE_URL is not an address of PostgreSQL")]
    [InlineData("DATABASE_URL", "postgres://app:not-for-logs@db/x?sslmode=perhaps", "DATABASE_URL is not an address of PostgreSQL")]
    [InlineData("PORT", "http", "PORT: \"http\" is not a port")]
    [InlineData("PORT", "70000", "PORT: \"70000\" is not a port")]
    [InlineData("TrustedProxies", "10.0.0.0/99", "TrustedProxies: \"10.0.0.0/99\" is neither an address nor a network")]
    [InlineData("Updates:Workers", "0", "Updates:Workers: \"0\" is not a number from 1 to 256")]
    public void Wrong_IsRefusedWithWords(string key, string value, string words)
    {
        var problem = Assert.Single(Assert.Throws<SettingsException>(() => Read((key, value))).Problems);

        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("not-for-logs", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Port_IsListenedAtOnEveryAddress_UnlessUrlsSaysOtherwise()
    {
        Assert.Equal("http://*:8123", Read(("PORT", "8123")).Url);
        Assert.Equal("http://localhost:5090", Read(("PORT", "8123"), ("urls", "http://localhost:5090")).Url);
        Assert.Equal(TelegramAdminHost.DefaultUrl, Read().Url);
        Assert.Equal(32, Read(("Updates:Workers", "32")).Engine.UpdateWorkers);
    }

    [Fact]
    public void SecretFiles_AreSettings_AndTheEnvironmentComesAfterThem()
    {
        File.WriteAllText(Path.Combine(_folder, "Metrics__Token"), "from-a-file\n");
        File.WriteAllText(Path.Combine(_folder, "PublicUrl"), "https://file.example.com");
        Environment.SetEnvironmentVariable("PublicUrl", "https://environment.example.com");
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Metrics:Token", "from-json"), KeyValuePair.Create<string, string?>("DataDirectory", _folder)]).AddEnvironmentVariables();
            configuration.AddSecretFolder(_folder);
            var settings = SettingsReader.Read(configuration.Build());

            Assert.Equal(("from-a-file", "environment.example.com"), (settings.MetricsToken, settings.Engine.PublicUrl?.Host));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PublicUrl", null);
        }
    }

    [Fact]
    public void SecretFile_ThatEverybodyMayRead_IsRefused_UnlessItsFolderIsClosed()
    {
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var file = Path.Combine(_folder, "Metrics__Token");
        File.WriteAllText(file, "not-for-logs");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(_folder, owner | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        var problem = Assert.Single(Assert.Throws<SettingsException>(() => new ConfigurationBuilder().AddSecretFolder(_folder)).Problems);
        Assert.StartsWith($"{file} may be read by every account", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("not-for-logs", problem, StringComparison.Ordinal);

        File.SetUnixFileMode(_folder, owner);
        new ConfigurationBuilder().AddSecretFolder(_folder);
        File.SetUnixFileMode(_folder, owner | UnixFileMode.OtherExecute);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        new ConfigurationBuilder().AddSecretFolder(_folder);
    }

    [Theory]
    [InlineData(null, "127.0.0.1", "203.0.113.9", "203.0.113.9", "https")]
    [InlineData(null, "172.28.77.3", "203.0.113.9", "172.28.77.3", "http")]
    [InlineData("172.28.77.0/24", "172.28.77.3", "203.0.113.9", "203.0.113.9", "https")]
    [InlineData("172.28.77.0/24", "::ffff:172.28.77.3", "203.0.113.9", "203.0.113.9", "https")]
    [InlineData("172.28.77.3, 198.51.100.0/24", "172.28.77.3", "192.0.2.66, 203.0.113.9, 198.51.100.7", "203.0.113.9", "https")]
    [InlineData("*", "100.64.0.2", "192.0.2.66, 203.0.113.9", "203.0.113.9", "https")]
    public async Task Caller_IsWhoATrustedProxyNames_AndNobodyElse(string? trusted, string proxy, string forwarded, string caller, string scheme)
    {
        var options = TrustedProxies.Of(trusted is null ? Read() : Read(("TrustedProxies", trusted)));
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(proxy) }, Request = { Scheme = "http" } };
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        context.Request.Headers["X-Forwarded-Proto"] = string.Join(", ", forwarded.Split(',').Select(_ => "https"));

        await new ForwardedHeadersMiddleware(_ => Task.CompletedTask, NullLoggerFactory.Instance, Options.Create(options)).Invoke(context);

        Assert.Equal((caller, scheme), (context.Connection.RemoteIpAddress!.ToString().Replace("::ffff:", "", StringComparison.Ordinal), context.Request.Scheme));
    }

    private AppSettings Read(params (string Key, string Value)[] values) => SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(
        [KeyValuePair.Create<string, string?>("DataDirectory", _folder), .. values.Select(v => KeyValuePair.Create<string, string?>(v.Key, v.Value))]).Build());
}
