# Makes a Windows machine a station: its own user signs in by itself and sees Glute Studio instead of
# the desktop. For Windows 10/11 Enterprise, Education or IoT Enterprise. Run as administrator, once.
#
#   powershell -ExecutionPolicy Bypass -File shell-launcher.ps1 [-Remove]
#
# Exit code 0 of the program starts it again, 1 too; other codes as below. NOT YET RUN ON WINDOWS.
# Shell Launcher does not notice a program that hangs (the Linux station's watchdog does), and must
# not be used together with Assigned Access.
param([switch]$Remove, [string]$User = "GluteStudio", [string]$Program = "$env:ProgramFiles\Glute Studio\studio.exe")

$ErrorActionPreference = "Stop"
$restartShell, $restartDevice, $shutDown, $nothing = 0, 1, 2, 3

if ((Get-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher).State -ne "Enabled") {
    Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
}
$launcher = [wmiclass]"\\localhost\root\standardcimv2\embedded:WESL_UserSetting"

function Get-Sid([string]$name) {
    (New-Object System.Security.Principal.NTAccount($name)).Translate([System.Security.Principal.SecurityIdentifier]).Value
}

if ($Remove) {
    $launcher.RemoveCustomShell((Get-Sid $User)) | Out-Null
    $launcher.SetEnabled($false) | Out-Null
    Write-Output "The desktop is back at the next sign-in."
    exit 0
}
if (-not (Test-Path $Program)) { Write-Error "$Program is not there; install Glute Studio first."; exit 2 }
if (-not (Get-LocalUser -Name $User -ErrorAction SilentlyContinue)) {
    New-LocalUser -Name $User -NoPassword -AccountNeverExpires -UserMayNotChangePassword | Out-Null
    Add-LocalGroupMember -SID "S-1-5-32-545" -Member $User
}
# Everybody else keeps the desktop, so that IT can work here.
$launcher.SetDefaultShell("explorer.exe", $nothing) | Out-Null
$launcher.SetCustomShell((Get-Sid $User), "`"$Program`" run --kiosk", @(0, 1, 2, 3), @($restartShell, $restartShell, $restartShell, $restartShell), $restartShell) | Out-Null
$launcher.SetEnabled($true) | Out-Null

$winlogon = "HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
Set-ItemProperty $winlogon AutoAdminLogon "1"
Set-ItemProperty $winlogon DefaultUserName $User
Set-ItemProperty $winlogon DefaultDomainName $env:COMPUTERNAME
Write-Output "The station starts at the next boot."
